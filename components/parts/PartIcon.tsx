import { partIcons, unknownIcon } from './part-icons.ts';

/** The icon that a part names in its part.ts, always beside the part's name. */
export function PartIcon({ name, sizePx = 16 }: { name: string; sizePx?: number }) {
  const Icon = (Object.hasOwn(partIcons, name) && partIcons[name]) || unknownIcon;
  return <Icon size={sizePx} strokeWidth={1.75} aria-hidden />;
}
