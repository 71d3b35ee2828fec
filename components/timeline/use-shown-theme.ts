'use client';
import { useEffect, useState } from 'react';
import { type ShownTheme, shownTheme, watchTheme } from './palette.ts';

/** Light or dark, as it is on screen now. */
export function useShownTheme(): ShownTheme {
  const [theme, setTheme] = useState<ShownTheme>('light');
  useEffect(() => {
    const read = () => setTheme(shownTheme());
    read();
    return watchTheme(read);
  }, []);
  return theme;
}
