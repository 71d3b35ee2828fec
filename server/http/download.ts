/** A response that the browser saves under this name: a slug and an extension, so that no character needs care. */
export function download(content: BodyInit, name: string, type: string): Response {
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
}
