import { onBar, threadColours } from '@/components/parts/thread-colours.ts';
import type { Palette } from './trace-messages.ts';

export type ShownTheme = 'light' | 'dark';

export const shownTheme = (): ShownTheme =>
  getComputedStyle(document.documentElement).colorScheme.includes('dark') ? 'dark' : 'light';

/** The theme's colours as they stand now, in words that a canvas takes. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const theme = shownTheme();
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: token('surface'),
    line: token('line'),
    strong: token('line-strong'),
    ink: token('ink'),
    muted: token('muted'),
    warn: token('warn'),
    danger: token('danger'),
    accent: token('accent'),
    onBar: onBar[theme],
    threads: Object.fromEntries(Object.entries(threadColours).map(([name, c]) => [name, c[theme]])),
  };
}

/** Calls back when the theme changes. The answer stops it. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  const media = window.matchMedia('(prefers-color-scheme: dark)');
  media.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    media.removeEventListener('change', changed);
  };
}
