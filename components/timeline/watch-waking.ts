/** Long enough away for a connection to have died without a word. */
const AWAY_MS = 60_000;

/** Calls back when the network is back, or somebody comes back to this page after a while. The answer ends the watch. */
export function watchWaking(woken: () => void): () => void {
  let hiddenAt: number | null = null;
  const seen = () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now();
    else {
      if (hiddenAt !== null && Date.now() - hiddenAt > AWAY_MS) woken();
      hiddenAt = null;
    }
  };
  // From the browser's memory of pages, whose connections it has closed.
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) woken();
  };
  window.addEventListener('online', woken);
  window.addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', woken);
    window.removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', seen);
  };
}
