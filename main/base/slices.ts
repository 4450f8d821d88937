import { setImmediate as others } from 'node:timers/promises';

/**
 * Longest time in milliseconds for which others wait. Checking a PIN takes a dozen steps that each wait
 * for the disk, and so for one slice each: together no longer than its hash takes.
 */
const sliceMs = 3;

/**
 * Goes through many items without keeping the door waiting, which the same process serves: other work
 * that is due comes in between.
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  visit: (item: Item) => void,
): Promise<void> {
  let begun = performance.now();
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    // The clock is not read for each item: that takes as long as many visits.
    if (count % 16 !== 0 || performance.now() - begun < sliceMs) continue;
    await others();
    begun = performance.now();
  }
}
