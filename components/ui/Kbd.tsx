'use client';
import { keyText } from './keys.ts';
import { useIsMac } from './use-is-mac.ts';

/** A key combination as commands.ts writes it: `shift+mod+z`. */
export function Kbd({ keys }: { keys: string }) {
  const mac = useIsMac();
  return (
    <kbd className="inline-flex h-[18px] shrink-0 items-center whitespace-nowrap rounded border border-line bg-field px-1.5 font-sans text-[11px] leading-none text-muted">
      {keyText(keys, mac)}
    </kbd>
  );
}
