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

  /** Takes a row out, which is there. */
  remove(row: number): void {
    const place = this.#rows.indexOf(row);
    this.#rows.copyWithin(place, place + 1, this.#length);
    this.#length -= 1;
  }
}
