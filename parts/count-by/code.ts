import { actor } from 'cueboard';
import { asText, fieldOf } from '../message-text.ts';

interface Settings {
  /** Dotted path of the field whose values are counted. */
  field: string;
  /** Milliseconds for which changes are gathered before they are sent; 0 sends after each message. */
  everyMs: number;
}

/**
 * Counts messages by the value of a field, and sends `{ value, count }` through `out` for each value whose count has
 * changed. Who asks gets all counts as an object; an ask is not counted.
 */
export default actor({
  state: () => ({ counts: new Map<string, number>(), changed: new Set<string>() }),
  async receive(message, ctx) {
    const { field, everyMs } = ctx.settings as Settings;
    const { counts, changed } = ctx.state;
    if (ctx.message.isAsk) return Object.fromEntries(counts);
    const value = asText(fieldOf(message, field));
    counts.set(value, (counts.get(value) ?? 0) + 1);
    const sendChanged = async () => {
      const values = [...changed];
      changed.clear();
      for (const each of values) await ctx.send('out', { value: each, count: counts.get(each) });
    };
    const first = changed.size === 0;
    changed.add(value);
    if (everyMs === 0) await sendChanged();
    else if (first) ctx.after(everyMs, sendChanged);
  },
});
