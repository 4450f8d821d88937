/** Numbers of rows in an order, four bytes each: arrays of numbers take twice to four times as much. */
export class RowList {
  #rows = new Uint32Array(8);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param place below `length`. */
  at(place: number): number {
    return this.#rows[place]!;
  }

  /** As they are now, from a place on: what is put in or taken out later does not show in it. */
  from(place: number): Uint32Array {
    return this.#rows.slice(place, this.#length);
  }

  /** Puts a row before the one at a place; at `length`, after all. */
  insert(place: number, row: number): void {
    if (this.#length === this.#rows.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#rows);
      this.#rows = longer;
    }
    if (place < this.#length) this.#rows.copyWithin(place + 1, place, this.#length);
    this.#rows[place] = row;
    this.#length += 1;
  }

  /** Takes a row out; nothing where it is not there. @returns whether it was. */
  remove(row: number): boolean {
    const place = this.#rows.subarray(0, this.#length).indexOf(row);
    if (place < 0) return false;
    this.#rows.copyWithin(place, place + 1, this.#length);
    this.#length -= 1;
    return true;
  }

  has(row: number): boolean {
    return this.#rows.subarray(0, this.#length).includes(row);
  }
}
