/** Numbers a few texts that occur often: 0, 1, 2, … Columns then store the numbers. */
export class TextTable {
  readonly #texts: string[] = [];
  readonly #numbers = new Map<string, number>();
  /** Cached, since the same text is often looked up many times in a row. */
  #latestText: string | null = null;
  #latestNumber = 0;

  /** The number of a text, which is added if it is new. */
  numberOf(text: string): number {
    if (this.#latestText === text) return this.#latestNumber;
    let number = this.#numbers.get(text);
    if (number === undefined) {
      // Part of a line keeps the whole line in memory, and takes longer to compare. JSON makes a copy.
      const copy = JSON.parse(JSON.stringify(text)) as string;
      number = this.#texts.push(copy) - 1;
      this.#numbers.set(copy, number);
    }
    this.#latestText = text;
    this.#latestNumber = number;
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
