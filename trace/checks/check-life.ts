import { SentFlag } from '../../runtime/protocol/trace-file.ts';
import { isOwnWork, type Life, type Lives, WORDS } from './lives.ts';

const STAGES = ['sent', 'waited', 'queued', 'taken', 'handled'] as const;
const LOSSES = ['dropped', 'merged', 'expired'] as const;

/** Each message by itself: sent, perhaps held, queued, taken, handled; or lost on the way. And after its cause. */
export function checkLife(lives: Lives): string[] {
  const findings: string[] = [];
  for (const life of lives.all.values()) {
    const found = (text: string) => findings.push(`message ${life.id} ${text}`);
    // Where records are missing, what never happened may have been left out.
    const missed: Found = lives.isCut ? () => {} : found;
    if (life.sent < 0) missed('is never sent');
    else if (life.isAnswer) checkAnswer(life, lives, found, missed);
    else {
      checkStages(life, lives, found, missed);
      checkLosses(life, found, missed);
      checkCause(life, lives, found, missed);
    }
  }
  return findings;
}

type Found = (text: string) => void;

function checkStages(life: Life, lives: Lives, found: Found, missed: Found): void {
  let before: (typeof STAGES)[number] = 'sent';
  for (const stage of STAGES) {
    if (life[stage] < 0) continue;
    if (life[stage] < life[before]) found(`is ${stage} before it is ${before}`);
    before = stage;
  }
  if (life.handled >= 0 && life.taken < 0) missed('is handled and never taken');
  if (life.resumed >= 0) found('is received as an answer and is none');
  if (life.queue >= 0 && life.taken >= 0 && life.queued < 0) missed('is taken and never queued');
  if (life.queue < 0 && (life.waited >= 0 || life.queued >= 0)) found('is queued and was sent to no queue');
  if (life.queue < 0 && !isOwnWork(life.flags) && !isForMade(life, lives)) found('is sent to nobody');
}

/** Who was made while running is sent to without a queue. */
function isForMade({ taken, taker }: Life, { spawned, isCut }: Lives): boolean {
  return taken < 0 ? spawned.size > 0 || isCut : spawned.has(taker) || isCut;
}

function checkLosses(life: Life, found: Found, missed: Found): void {
  for (const loss of LOSSES) {
    if (life[loss] < 0) continue;
    if (life[loss] < life.sent) found(`is ${loss} before it is sent`);
    if (life.taken >= 0) found(`is ${WORDS[loss]} and taken`);
    if (life.queue < 0) found(`is ${WORDS[loss]} and was sent to no queue`);
  }
  if (life.merged >= 0 && life.queued >= 0) found('is merged and queued');
  if (life.hadPlace && life.queued < 0) missed('is dropped from a place that it never had');
  if (LOSSES.filter((loss) => life[loss] >= 0).length > 1) found('is lost in two ways');
  if (life.dead >= 0 && life.dead < life.sent) found('is a dead letter before it is sent');
  if (life.dead >= 0 && life.handled >= 0 && life.dead > life.handled)
    found('is a dead letter after it is handled');
}

/** Who sent it because of another message had begun with that one. */
function checkCause(life: Life, lives: Lives, found: Found, missed: Found): void {
  if (life.cause === 0) return;
  const cause = lives.all.get(life.cause);
  if (cause === undefined || cause.taken < 0) missed(`is sent because of ${life.cause}, which nobody took`);
  else if (cause.taken > life.sent) found(`is sent before its cause, ${life.cause}, is taken`);
  else if (cause.taker !== life.from) found(`is sent because of ${life.cause} by who did not take it`);
}

function checkAnswer(life: Life, lives: Lives, found: Found, missed: Found): void {
  const asked = lives.all.get(life.cause);
  if (asked === undefined || asked.sent < 0) missed(`answers ${life.cause}, which is no question`);
  else if ((asked.flags & SentFlag.ask) === 0) found(`answers ${life.cause}, which is no question`);
  else if (asked.taken < 0 && isLostBefore(asked, life.sent)) {
    // Whoever turns a question away answers that there will be no answer.
  } else if (asked.taken < 0) missed(`answers ${life.cause} before it is taken`);
  else if (asked.taken > life.sent) found(`answers ${life.cause} before it is taken`);
  if (life.resumed >= 0 && life.resumed < life.sent) found('is received before it is sent');
  for (const stage of ['waited', 'queued', 'taken', 'handled', ...LOSSES] as const) {
    if (life[stage] >= 0) found(`is an answer and is ${WORDS[stage]}`);
  }
}

const isLostBefore = (life: Life, timeNs: number) =>
  [...LOSSES, 'dead' as const].some((loss) => life[loss] >= 0 && life[loss] <= timeNs);
