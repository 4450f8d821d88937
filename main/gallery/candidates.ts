/** Collects the indexes whose squared distance may be among the `count` smallest. */
export class Candidates {
  readonly #count: number;
  readonly #limitFor: (square: number) => number;
  /** The `count` smallest squared distances so far, smallest first. */
  readonly #smallest: number[] = [];
  #found: { index: number; square: number }[] = [];
  #limit = Infinity;

  /** @param limitFor from the `count`-th smallest square to the largest one that may be nearer in truth. */
  constructor(count: number, limitFor: (square: number) => number) {
    this.#count = count;
    this.#limitFor = limitFor;
  }

  /** Scans `length` squared distances, which belong to the indexes from `first` on. */
  scan(squares: Float64Array, first: number, length: number): void {
    for (let at = 0; at < length; at++) {
      const square = squares[at]!;
      if (square <= this.#limit) this.#keep(first + at, square);
    }
  }

  indexes(): number[] {
    this.#prune();
    return this.#found.map(({ index }) => index);
  }

  #keep(index: number, square: number): void {
    this.#found.push({ index, square });
    if (this.#smallest.length === this.#count && square >= this.#smallest.at(-1)!) return;
    let position = this.#smallest.length;
    while (position > 0 && this.#smallest[position - 1]! > square) position -= 1;
    this.#smallest.splice(position, 0, square);
    if (this.#smallest.length > this.#count) this.#smallest.pop();
    if (this.#smallest.length < this.#count) return;
    this.#limit = this.#limitFor(this.#smallest.at(-1)!);
    if (this.#found.length > 4 * this.#count + 64) this.#prune();
  }

  #prune(): void {
    this.#found = this.#found.filter(({ square }) => square <= this.#limit);
  }
}
