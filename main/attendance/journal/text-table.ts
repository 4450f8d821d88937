/** Numbers a few texts that occur often: 0, 1, 2, … Columns then store the numbers. */
export class TextTable {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Cached, since the same text is often looked up many times in a row. */
  #latest: { readonly text: string; readonly number: number } | null = null;

  /** The number of a text, which is added if it is new. */
  numberOf(text: string): number {
    if (this.#latest?.text === text) return this.#latest.number;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#texts.push(text) - 1;
      this.#numbers.set(text, number);
    }
    this.#latest = { text, number };
    return number;
  }

  /** The number of a text; undefined if it was not added. */
  find(text: string): number | undefined {
    return this.#numbers.get(text);
  }

  /** All texts, by number. */
  all(): readonly string[] {
    return this.#texts;
  }

  /** @param number from `numberOf`. */
  textOf(number: number): string {
    return this.#texts[number]!;
  }
}
