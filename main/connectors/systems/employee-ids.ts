import type { Mapped, Person } from '../connector.js';

/** How to find people in another system. */
export interface IdOptions {
  /** Ids in the other system by employee number here. They come before the system's own field. */
  readonly table: Readonly<Record<string, string>>;
}

/** Ids are looked up again after this time, because HR may change them there. */
const keptMs = 3_600_000;

/** Finds people by a table, or by asking the other system for the employee number. */
export class EmployeeIds {
  readonly #found = new Map<string, { readonly remoteId: string; readonly atMs: number }>();

  /**
   * @param ask ids of the people with an employee number in the other system.
   * @param where the field that must contain the number there, as after "is not": `the Badge ID of anyone in Odoo`.
   */
  constructor(
    private readonly options: IdOptions,
    private readonly ask: (number: string) => Promise<readonly string[]>,
    private readonly where: string,
  ) {}

  /** @throws Stopped if the system cannot be asked. */
  async find({ number }: Person): Promise<Mapped> {
    if (number === null) {
      return { remoteId: null, reason: 'The person has no employee number. Enter it.' };
    }
    const { table } = this.options;
    if (Object.hasOwn(table, number)) return { remoteId: table[number]! };
    const known = this.#found.get(number);
    if (known !== undefined && Date.now() - known.atMs < keptMs) return known;
    const [remoteId, ...others] = await this.ask(number);
    if (remoteId === undefined) {
      const reason = `The employee number ${number} is not ${this.where}. Enter it there, or in the table of the connector.`;
      return { remoteId: null, reason };
    }
    if (others.length > 0) {
      const reason = `The employee number ${number} is ${this.where} more than once. Correct it there.`;
      return { remoteId: null, reason };
    }
    this.#found.set(number, { remoteId, atMs: Date.now() });
    return { remoteId };
  }
}
