/** A response that the browser saves under this name. */
export function download(content: BodyInit, name: string, type: string): Response {
  const ascii = name.replace(/[^\w. -]/g, '_');
  return new Response(content, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
  });
}

/** A flow's name as the stem of a file's: what no file system refuses. */
export function fileStem(name: string): string {
  const stem = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return stem === '' ? 'flow' : stem.slice(0, 60);
}
