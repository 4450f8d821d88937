/**
 * Sorts in place by natural merging (Knuth, The Art of Computer Programming 3, 5.2.4): rows that are
 * mostly in order, as a journal is by time, take little more than one pass. The built-in sort with a
 * comparator copies a typed array into an array of four times the size.
 * @param isBefore strict order. Rows that are equal keep their order.
 */
export function sortRows(rows: Uint32Array, isBefore: (a: number, b: number) => boolean): void {
  let [from, to] = [rows, rows];
  for (let starts = runsOf(rows, isBefore); starts.length > 2;) {
    if (to === from) to = new Uint32Array(rows.length);
    const merged = [0];
    for (let run = 0; run < starts.length - 1; run += 2) {
      const [start, middle] = [starts[run]!, starts[run + 1]!];
      const end = starts[run + 2] ?? middle;
      let [left, right] = [start, middle];
      for (let place = start; place < end; place++) {
        const takesRight = left === middle || (right < end && isBefore(from[right]!, from[left]!));
        to[place] = from[takesRight ? right++ : left++]!;
      }
      merged.push(end);
    }
    starts = merged;
    [from, to] = [to, from];
  }
  if (from !== rows) rows.set(from);
}

/** The start of each ordered run, and at the end the length. */
function runsOf(rows: Uint32Array, isBefore: (a: number, b: number) => boolean): number[] {
  const starts = [0];
  for (let place = 1; place < rows.length; place++) {
    if (isBefore(rows[place]!, rows[place - 1]!)) starts.push(place);
  }
  starts.push(rows.length);
  return starts;
}
