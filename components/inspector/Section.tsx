import type { ReactNode } from 'react';

/** A group of fields under a small heading. */
export function Section({
  title,
  action,
  children,
}: {
  title?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-line border-b px-3.5 py-3 last:border-b-0">
      {title ? (
        <div className="mb-2 flex h-6 items-center justify-between">
          <h2 className="font-medium text-[11px] text-muted">{title}</h2>
          {action}
        </div>
      ) : null}
      <div className="flex flex-col gap-2">{children}</div>
    </section>
  );
}
