import type { ActorCode, Anything, Settings } from './context.ts';

/**
 * Describes an actor. A module exports one as its default:
 *
 * ```ts
 * import { actor } from 'cueboard';
 *
 * export default actor({
 *   state: () => ({ seen: 0 }),
 *   async receive(message: { id: string }, ctx) {
 *     ctx.state.seen += 1;
 *     await ctx.send('done', { id: message.id });
 *   },
 * });
 * ```
 *
 * The function returns its argument: it is there for the types.
 */
export function actor<State = undefined, Message = Anything, S = Settings>(
  code: ActorCode<State, Message, S>,
): ActorCode<State, Message, S> {
  return code;
}
