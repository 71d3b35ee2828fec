/** A capsule shows at most this many slots; of a larger queue each stands for a share. */
export const SLOTS = 16;

export const slotCount = (capacity: number) => Math.min(capacity, SLOTS);

/**
 * Filled slots: one as soon as anything waits, all only when it is full.
 * @param slots that are drawn: a run's capacity may be another than the flow's
 */
export function filledSlots(depth: number, capacity: number, slots = slotCount(capacity)): number {
  if (depth <= 0) return 0;
  if (depth >= capacity) return slots;
  return Math.min(slots - (slots > 1 ? 1 : 0), Math.max(1, Math.round((depth / capacity) * slots)));
}
