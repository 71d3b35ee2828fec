'use client';
import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface Tab<V extends string = string> {
  value: V;
  label: string;
  /** After the label: a count. */
  badge?: ReactNode;
  disabled?: boolean;
  /** The panel; absent where the caller shows it itself. Only the chosen one is mounted, unless `keepMounted`. */
  content?: ReactNode;
  keepMounted?: boolean;
}

export interface TabsProps<V extends string> {
  /** Accessible name of the list. */
  label: string;
  value: V;
  onChange: (value: V) => void;
  tabs: Tab<V>[];
  /** At the right end of the bar. */
  trailing?: ReactNode;
  className?: string;
}

/** Words with a line under the chosen one. Fills its parent's height; panels scroll by themselves. */
export function Tabs<V extends string>({ label, value, onChange, tabs, trailing, className }: TabsProps<V>) {
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      className={classes('flex h-full min-h-0 flex-col', className)}
    >
      <div className="flex h-9 shrink-0 items-stretch border-line border-b pr-2 pl-1.5">
        <Primitive.List aria-label={label} className="flex shrink-0 gap-2">
          {tabs.map((tab) => (
            <Primitive.Trigger
              key={tab.value}
              value={tab.value}
              disabled={tab.disabled}
              // It takes the focus by script, which would be shown in some browsers as if a key had done it.
              onMouseDown={(event) => {
                if (event.button !== 0 || event.ctrlKey) return;
                event.preventDefault();
                event.currentTarget.focus({ focusVisible: false });
              }}
              className="-mb-px flex items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 px-2 text-muted transition-colors hover:text-ink disabled:opacity-50 data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-ink focus-visible:rounded-sm focus-visible:outline-offset-[-3px]"
            >
              {tab.label}
              {tab.badge}
            </Primitive.Trigger>
          ))}
        </Primitive.List>
        {trailing ? <div className="ml-auto flex min-w-0 items-center gap-2 pl-4">{trailing}</div> : null}
      </div>
      {tabs.map((tab) =>
        tab.content === undefined ? null : (
          <Primitive.Content
            key={tab.value}
            value={tab.value}
            forceMount={tab.keepMounted || undefined}
            tabIndex={-1}
            className="isolate min-h-0 flex-1 overflow-auto outline-none data-[state=inactive]:hidden"
          >
            {tab.content}
          </Primitive.Content>
        ),
      )}
    </Primitive.Root>
  );
}
