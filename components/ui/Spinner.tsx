import { LoaderCircle } from 'lucide-react';

/** Without a label it is decoration beside words that already say what goes on. */
export function Spinner({ label, size = 14 }: { label?: string; size?: number }) {
  return (
    <span role={label ? 'status' : undefined} className="inline-flex items-center gap-2 text-current">
      <LoaderCircle size={size} aria-hidden className="animate-spin" />
      {label ? <span>{label}</span> : null}
    </span>
  );
}
