'use client';
import { useTrace } from '@/components/timeline/trace-client.ts';

/** False once all of the trace has been read: until then an answer holds only what was known at that moment. */
export function useTraceGrows(): boolean {
  return useTrace(({ state }) => state?.phase.name !== 'ended' && state?.phase.name !== 'unreadable');
}
