/** A few texts that occur often, by number: 0, 1, 2, … */
export class Names {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Often asked for many times in a row. */
  #latest: { readonly name: string; readonly number: number } | null = null;

  /** That of a new name where it was not there. */
  numberOf(name: string): number {
    if (this.#latest?.name === name) return this.#latest.number;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    this.#latest = { name, number };
    return number;
  }

  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  all(): readonly string[] {
    return this.#names;
  }

  nameOf(number: number): string {
    return this.#names[number]!;
  }
}
