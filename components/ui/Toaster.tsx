'use client';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { Toaster as Sonner } from 'sonner';
import { useResolvedTheme } from './theme.ts';

/** Once, in the layout. Toasts come from `toast()`. */
export function Toaster() {
  const theme = useResolvedTheme();
  return (
    <Sonner
      theme={theme}
      position="bottom-right"
      gap={8}
      offset={16}
      visibleToasts={4}
      // Its own key would be the timeline's; Tab reaches it.
      hotkey={[]}
      customAriaLabel="Notifications"
      icons={{
        success: <CircleCheck size={16} className="text-ok" />,
        warning: <TriangleAlert size={16} className="text-warn" />,
        error: <CircleAlert size={16} className="text-danger" />,
        info: <Info size={16} className="text-muted" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-80 items-start gap-2 rounded-lg border border-line bg-raised px-3 py-2 font-sans text-[13px] text-ink shadow-(--shadow-dialog)',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-muted',
          actionButton:
            'order-last shrink-0 rounded-md px-1.5 py-0.5 font-medium text-accent-text hover:bg-hover',
        },
      }}
    />
  );
}
