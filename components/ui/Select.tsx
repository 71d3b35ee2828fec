'use client';
import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { useFieldLink } from './Field.tsx';
import { useReadOnly } from './read-only.ts';
import { boxLook } from './TextField.tsx';

export interface SelectOption<V extends string = string> {
  value: V;
  label: string;
  /** A line under the label in the open list. */
  hint?: string;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<V extends string> {
  value: V;
  options: SelectOption<V>[];
  onChange: (value: V) => void;
  /** Accessible name where no Field gives one. */
  label?: string;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
}

export function Select<V extends string>({
  value,
  options,
  onChange,
  label,
  placeholder,
  disabled,
  className,
}: SelectProps<V>) {
  const link = useFieldLink();
  const readOnly = useReadOnly();
  const chosen = options.find((option) => option.value === value);
  return (
    <Primitive.Root
      value={value}
      onValueChange={(next) => onChange(next as V)}
      disabled={disabled || readOnly}
    >
      <Primitive.Trigger
        id={link?.controlId}
        aria-label={label}
        aria-invalid={link?.error ? true : undefined}
        aria-describedby={link?.noteId}
        className={classes(boxLook, 'flex h-7 items-center justify-between gap-1 px-2 text-left', className)}
      >
        <span className="flex min-w-0 items-center gap-1.5 [&>svg]:size-3.5">
          {chosen?.icon}
          <span className={classes('truncate', !chosen && 'text-muted')}>
            <Primitive.Value placeholder={placeholder}>{chosen?.label}</Primitive.Value>
          </span>
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-80 overflow-hidden rounded-lg border border-line bg-raised shadow-(--shadow-pop)"
        >
          <Primitive.Viewport className="p-1">
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className="relative flex cursor-default select-none items-start gap-1.5 rounded-md py-1 pl-2 pr-7 outline-none data-disabled:opacity-50 data-highlighted:bg-hover"
              >
                {option.icon ? (
                  <span className="flex h-5 items-center [&>svg]:size-3.5">{option.icon}</span>
                ) : null}
                <span className="min-w-0">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.hint ? (
                    <span className="block text-xs leading-4 text-muted">{option.hint}</span>
                  ) : null}
                </span>
                <Primitive.ItemIndicator className="absolute right-2 top-1.5">
                  <Check size={14} aria-hidden className="text-accent-text" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
