import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/ui/Providers.tsx';
import { parseThemeChoice, THEME_COOKIE } from '@/components/ui/theme-choice.ts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Cueboard', template: '%s · Cueboard' },
  description: 'Draw actors and queues, run them on real threads, watch every message, take the code away.',
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const choice = parseThemeChoice((await cookies()).get(THEME_COOKIE)?.value);
  // The browser resolves `system` into light or dark after hydration: components/ui/theme.ts.
  return (
    <html lang="en" data-theme={choice} data-theme-choice={choice} suppressHydrationWarning>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
