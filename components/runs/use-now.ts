import { useEffect, useState } from 'react';

/** The wall clock, read again every `everyMs` while `ticking`; it stands still otherwise. */
export function useNow(everyMs: number, ticking = true, startMs?: number): number {
  const [now, setNow] = useState(() => startMs ?? Date.now());
  useEffect(() => {
    if (!ticking) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, ticking]);
  return now;
}
