/** The table of all messages of a run: how soon its tab is there. */
import { median } from '../bench/results.ts';

export async function measureTableMount({ page }, rounds) {
  const times = [];
  for (let round = 0; round <= rounds; round++) {
    await page.getByRole('tab', { name: /^Timeline/ }).click();
    await page.waitForTimeout(300);
    const ms = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const tabs = document.querySelectorAll('[role=tablist][aria-label=Dock] [role=tab]');
          const tab = [...tabs].find((each) => each.textContent.startsWith('Messages'));
          const begun = performance.now();
          const place = { bubbles: true, cancelable: true, button: 0 };
          tab.dispatchEvent(new MouseEvent('mousedown', place));
          tab.focus();
          const look = () => {
            const cell = document.querySelector('[role=table][aria-label=Messages] tbody [role=cell]');
            if (cell) resolve(performance.now() - begun);
            else if (performance.now() - begun > 20_000) reject(new Error('the table did not come'));
            else requestAnimationFrame(look);
          };
          look();
        }),
    );
    if (round > 0) times.push(ms);
  }
  return median(times);
}
