/** The neutral colours of app/globals.css as plain values, for what is painted rather than styled. */
export type Theme = 'light' | 'dark';

export const canvasColours = {
  light: {
    canvas: '#fafbfc',
    raised: '#ffffff',
    field: '#f4f5f7',
    line: '#e4e6eb',
    lineStrong: '#c9cdd6',
    slot: '#e9ebf0',
    wire: '#9aa0ac',
    ink: '#16181d',
    muted: '#5c6370',
    accent: '#4f57d6',
    warn: '#9a5b08',
    warnFill: '#b4741e',
    danger: '#c02b2b',
  },
  dark: {
    canvas: '#111318',
    raised: '#1c1f28',
    field: '#0f1116',
    line: '#2a2e39',
    lineStrong: '#444a59',
    slot: '#2a2e39',
    wire: '#6c7382',
    ink: '#e9ebf0',
    muted: '#9aa1b0',
    accent: '#7c88ff',
    warn: '#f3b04c',
    warnFill: '#f0b04f',
    danger: '#ff7b72',
  },
} as const satisfies Record<Theme, Record<string, string>>;
