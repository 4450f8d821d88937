import { setImmediate as others } from 'node:timers/promises';

/**
 * So long others wait at a time. A PIN's way has a dozen steps that each wait for the disk, and so once
 * for a slice: together no longer than its hash takes.
 */
const sliceMs = 3;

/**
 * Goes through many things without keeping the door waiting, which the same process serves: whatever
 * else is due comes in between.
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
    // The clock is not asked for each: that takes as long as many a visit.
    if (count % 16 !== 0 || performance.now() - begun < sliceMs) continue;
    await others();
    begun = performance.now();
  }
}
