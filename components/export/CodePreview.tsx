import { classes } from '@/components/ui/classes.ts';

interface CodePreviewProps {
  label: string;
  text: string;
  className?: string;
}

/** Text as it will be in the file. */
export function CodePreview({ label, text, className }: CodePreviewProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classes('overflow-auto bg-field p-3', className)}
    >
      <pre className="w-max font-mono text-xs leading-[18px]">{text}</pre>
    </section>
  );
}
