import { slugOf } from '@/flow/slug.ts';

/** A file name that every system takes: `Café: Version 2/3`, `png` and `dark` make `cafe-version-2-3-dark.png`. */
export function fileName(flowName: string, extension: string, suffix = ''): string {
  return `${slugOf(flowName, 'flow')}${suffix && `-${suffix}`}.${extension}`;
}
