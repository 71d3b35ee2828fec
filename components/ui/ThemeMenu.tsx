'use client';
import { Monitor, Moon, Sun } from 'lucide-react';
import { IconButton } from './IconButton.tsx';
import { Menu } from './Menu.tsx';
import { setTheme, useResolvedTheme, useThemeChoice } from './theme.ts';

const choices = [
  { value: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { value: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { value: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const;

export function ThemeMenu() {
  const choice = useThemeChoice();
  const shown = useResolvedTheme();
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="Theme">{shown === 'dark' ? <Moon aria-hidden /> : <Sun aria-hidden />}</IconButton>
      }
      items={choices.map(({ value, label, icon }) => ({
        label,
        icon,
        checked: choice === value,
        onSelect: () => setTheme(value),
      }))}
    />
  );
}
