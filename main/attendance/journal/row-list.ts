/** An ordered list of row numbers, at four bytes each: arrays take two to four times as much. */
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

  /** A copy of the rows from a place on. */
  copyFrom(place: number): Uint32Array {
    return this.#rows.slice(place, this.#length);
  }

  /** Inserts a row at a place; `length` appends it. */
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

  /** Removes a row, which must be in the list. */
  remove(row: number): void {
    const place = this.#rows.indexOf(row);
    this.#rows.copyWithin(place, place + 1, this.#length);
    this.#length -= 1;
  }
}
