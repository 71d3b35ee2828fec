'use client';
import { useSyncExternalStore } from 'react';

const subscribe = () => () => {};

/** False on the server and in the first paint, so that both agree. */
export function useIsMac(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => /Mac|iPhone|iPad/.test(navigator.platform),
    () => false,
  );
}
