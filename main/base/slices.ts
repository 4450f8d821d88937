import { setImmediate as otherWork } from 'node:timers/promises';

/**
 * Longest time in milliseconds for which other work waits. Checking a PIN takes about a dozen steps
 * that each wait for the disk, and so for one slice each: together not longer than hashing the PIN.
 */
const sliceMs = 3;

/**
 * Visits many items without blocking the kiosk, which runs in the same process: other work that is
 * due runs between slices.
 */
export async function inSlices<Item>(
  items: Iterable<Item>,
  visit: (item: Item) => void,
): Promise<void> {
  let startedAt = performance.now();
  let count = 0;
  for (const item of items) {
    visit(item);
    count += 1;
    // Reading the clock takes as long as many visits, so it is not read for each item.
    if (count % 16 !== 0 || performance.now() - startedAt < sliceMs) continue;
    await otherWork();
    startedAt = performance.now();
  }
}
