import { checkLeft } from './check-depth.ts';
import type { Lives } from './lives.ts';

/** In a run that has come to its own end nothing is open: what was sent is handled, waits, or is lost by name. */
export function checkConservation(lives: Lives): string[] {
  if (lives.runEnd?.state !== 'completed' || lives.isCut) return [];
  const findings: string[] = [];
  for (const life of lives.all.values()) {
    if (life.sent < 0 || life.dead >= 0) continue;
    const found = (text: string) => findings.push(`message ${life.id} ${text}`);
    if (life.isAnswer) {
      if (life.resumed < 0) found('is an answer that never arrives');
    } else if (life.taken >= 0) {
      if (life.handled < 0) found('is taken and never handled');
    } else if ([life.queued, life.waited, life.dropped, life.merged, life.expired].every((time) => time < 0))
      found('is sent and gets lost');
  }
  return [...findings, ...checkLeft(lives)];
}
