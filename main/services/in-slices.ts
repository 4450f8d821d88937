import { setImmediate as others } from 'node:timers/promises';

/** So long the services may keep others waiting: half of what one frame takes. */
const sliceMs = 10;

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
