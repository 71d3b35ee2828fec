import { Refusal } from '../refusal.ts';

type Params = Record<string, string>;
type Handler<P extends Params> = (request: Request, params: P) => Promise<unknown>;

/**
 * A route of the JSON API: what the handler answers becomes JSON (`null`: 204, a Response: itself), what it
 * throws as a Refusal becomes that refusal, and anything else is our own error: logged, and told without detail.
 */
export function route<P extends Params>(handler: Handler<P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const answer = await handler(request, await context.params);
      if (answer instanceof Response) return answer;
      if (answer === null || answer === undefined) return new Response(null, { status: 204 });
      return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      if (error instanceof Refusal) return refuse(error);
      console.error(error);
      return refuse(new Refusal(500, 'api/failed', 'The server failed at this. Its output says why.'));
    }
  };
}

export const refuse = (refusal: Refusal) =>
  Response.json(refusal.body(), { status: refusal.status, headers: { 'cache-control': 'no-store' } });
