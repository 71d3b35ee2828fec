import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from '@/components/library/Wordmark.tsx';
import { ThemeMenu } from '@/components/ui/ThemeMenu.tsx';
import type { HelpPage } from './help-pages.ts';

/** The help: its pages at the left, one of them in the middle. */
export function HelpLayout({
  pages,
  current,
  children,
}: {
  pages: HelpPage[];
  current: string;
  children: ReactNode;
}) {
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b px-4">
        <Link
          href="/"
          aria-label="Cueboard, all flows"
          className="-ml-1 rounded-md px-1 py-0.5 hover:bg-hover"
        >
          <Wordmark />
        </Link>
        <span aria-hidden className="text-line-strong">
          /
        </span>
        <span>Help</span>
        <span className="ml-auto">
          <ThemeMenu />
        </span>
      </header>
      <div className="flex min-h-0 flex-1">
        <nav
          aria-label="Pages of the help"
          className="w-56 shrink-0 overflow-y-auto border-line border-r p-3"
        >
          <ul className="flex flex-col gap-px">
            {pages.map(({ page, title }) => (
              <li key={page}>
                <Link
                  href={`/help/${page}`}
                  aria-current={page === current ? 'page' : undefined}
                  className="block rounded-md px-2 py-1 text-muted hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-text"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main className="min-w-0 flex-1 overflow-y-auto">
          <article className="mx-auto max-w-[720px] px-8 py-8 text-[14px] leading-[1.6]">{children}</article>
        </main>
      </div>
    </div>
  );
}
