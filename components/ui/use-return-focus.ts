import { useLayoutEffect, useRef } from 'react';

/**
 * Gives the focus back to what had it before a dialog opened. A dialog that a command opens, and no button of its
 * own, would leave it nowhere. The answer is the dialog's `onCloseAutoFocus`.
 */
export function useReturnFocus(open: boolean): (event: Event) => void {
  const before = useRef<Element | null>(null);
  // Earlier than what is in the dialog: that is mounted a step later, and may take the focus as it is.
  useLayoutEffect(() => {
    if (open) before.current = document.activeElement;
  }, [open]);
  return (event) => {
    const element = before.current;
    before.current = null;
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || !element.isConnected) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
  };
}
