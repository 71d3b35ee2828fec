/** The theme that the user asked for. It lives in a cookie, so that the server renders the right one at once. */
export const THEME_COOKIE = 'cueboard-theme';

export type ThemeChoice = 'system' | 'light' | 'dark';
export type ResolvedTheme = 'light' | 'dark';

export function parseThemeChoice(value: unknown): ThemeChoice {
  return value === 'light' || value === 'dark' ? value : 'system';
}
