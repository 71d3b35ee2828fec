'use client';
/**
 * The theme on <html>: `data-theme-choice` is what the user asked for, `data-theme` what is shown. Before hydration
 * `data-theme` may say `system`, which CSS resolves by itself; after it, it is always `light` or `dark`.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { parseThemeChoice, type ResolvedTheme, THEME_COOKIE, type ThemeChoice } from './theme-choice.ts';

const YEAR_SECONDS = 31_536_000;
const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function choiceNow(): ThemeChoice {
  return parseThemeChoice(document.documentElement.dataset.themeChoice);
}

function resolvedNow(): ResolvedTheme {
  const choice = choiceNow();
  if (choice !== 'system') return choice;
  return systemDark().matches ? 'dark' : 'light';
}

function show() {
  document.documentElement.dataset.theme = resolvedNow();
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-theme-choice'] });
  return () => observer.disconnect();
}

export function setTheme(choice: ThemeChoice) {
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  document.documentElement.dataset.themeChoice = choice;
  show();
}

/** What is shown. Follows the system's setting and the user's choice, from anywhere on the page. */
export function useResolvedTheme(): ResolvedTheme {
  return useSyncExternalStore(subscribe, shownNow, () => 'light');
}

function shownNow(): ResolvedTheme {
  const shown = document.documentElement.dataset.theme;
  return shown === 'light' || shown === 'dark' ? shown : resolvedNow();
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, choiceNow, () => 'system');
}

/** Once, in the layout: keeps `data-theme` resolved. */
export function useThemeKeeper() {
  useEffect(() => {
    show();
    const system = systemDark();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, []);
}
