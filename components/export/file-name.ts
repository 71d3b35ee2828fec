/** A file name that every system takes: `Café: Version 2/3` and `svg` make `cafe-version-2-3.svg`. */
export function fileName(flowName: string, extension: string, suffix = ''): string {
  const slug = flowName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  // Windows keeps these names for devices, whatever the extension.
  const safe =
    slug === '' || /^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `flow${slug && `-${slug}`}` : slug;
  return `${safe}${suffix && `-${suffix}`}.${extension}`;
}
