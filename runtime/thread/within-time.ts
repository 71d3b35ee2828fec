/**
 * Waits no longer than a time.
 * @param withdraw takes back what is waited for; where it can, `waits` rejects
 * @param tooLate what it rejects with then
 */
export function withinTime(
  waits: Promise<void>,
  timeoutMs: number,
  withdraw: () => void,
  tooLate: Error,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      withdraw();
    }, timeoutMs);
    waits.then(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (error) => {
        clearTimeout(timer);
        reject(isOver ? tooLate : error);
      },
    );
  });
}
