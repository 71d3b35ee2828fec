import { useEffect, useState } from 'react';

/** The wall clock, read again every `everyMs` while `ticking` and the page can be seen; it stands still otherwise. */
export function useNow(everyMs: number, ticking = true, startMs?: number): number {
  const [now, setNow] = useState(() => startMs ?? Date.now());
  useEffect(() => {
    if (!ticking) return;
    let timer: ReturnType<typeof setInterval> | undefined;
    const turn = () => {
      clearInterval(timer);
      if (document.hidden) return;
      setNow(Date.now());
      timer = setInterval(() => setNow(Date.now()), everyMs);
    };
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, [everyMs, ticking]);
  return now;
}
