import { messageOf } from '../base/message-of.js';
import type { MacKey } from './mac-key.js';
import * as v from 'valibot';
import { Fault } from '../../contract/fault.js';
import { macOf } from './chain.js';

/** A parsed JSON object that was not checked against its schema. */
export type Fields = Readonly<Record<string, unknown>>;

/** The field of a document that authenticates the others. */
const Proof = v.object({
  /** 1, 2, 3, …: how often the document was written. */
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** MACs of the fields that may be edited by hand, by name. */
  free: v.record(v.string(), v.string()),
  /** MAC of the name, the generation, the names in `free` and all other fields. */
  mac: v.string(),
});
type Proof = v.InferOutput<typeof Proof>;

/** What a document guard needs of the site. */
export interface GuardedSite {
  readonly documentKey: MacKey;
  /** True if an administrator who has the key takes changed files as they are. */
  readonly acceptsAltered: boolean;
  /** The last known generation of a document; 0 if it was never written. */
  generationOf(name: string): number;
  setGeneration(name: string, generation: number): void;
  /** Changes files of the site. @throws Fault `cancelled` if the site was closed; errors of `change`. */
  whileOpen(change: () => Promise<void>): Promise<void>;
  /** As `LogGuard.report`. */
  report(about: string, sentence: string): Promise<boolean>;
  readonly notify: (sentence: string) => void;
}

/**
 * Authenticates one document with a MAC under the site's key, and notices a missing or older file by the
 * generation that the site's state knows.
 */
export class DocumentGuard {
  /** Names of the fields that were edited by hand and may be. */
  editedFields: readonly string[] = [];
  /** True if the file must be written to get its MAC. */
  needsSeal = false;
  #generation = 0;

  /**
   * @param name identifies the document at this site.
   * @param free names of the fields that may be edited by hand.
   * @param isMigrating true while the document gets its first MAC: without one it is taken as it is.
   * @param startsAgain true if a removed file is reported, and does not stop the program.
   */
  constructor(
    private readonly site: GuardedSite,
    private readonly name: string,
    private readonly free: readonly string[] = [],
    private readonly isMigrating = false,
    private readonly startsAgain = false,
  ) {
    this.#generation = site.generationOf(name);
  }

  /**
   * Checks the fields of a file.
   * @param isCopy true for the last good copy, used because the file itself is damaged.
   * @throws Fault `data-altered` if they are not what Rollcall wrote last.
   */
  async check(fields: Fields, file: string, isCopy: boolean): Promise<void> {
    const { proof, ...content } = fields;
    const { site, name } = this;
    if (proof === undefined && this.isMigrating) {
      this.needsSeal = true;
      return;
    }
    const parsed = v.safeParse(Proof, proof);
    if (!parsed.success || !this.#isRight(content, parsed.output))
      return this.#refuse(`${file} was changed outside Rollcall`);
    const { generation, free } = parsed.output;
    const known = site.generationOf(name);
    if (isCopy && generation < known) {
      await site.report(
        name,
        `${file} was damaged or missing, and its last good copy was used. The change before that may be lost: check it.`,
      );
    } else if (generation < known) {
      return this.#refuse(`${file} was replaced by an older copy`);
    }
    this.#generation = Math.max(generation, known);
    site.setGeneration(name, this.#generation);
    const names = new Set([...this.free.filter((field) => field in content), ...Object.keys(free)]);
    this.editedFields = [...names].filter((field) => {
      const isProtected = free[field] === undefined && this.#wasProtected(content, parsed.output);
      return !isProtected && free[field] !== this.#freeMac(field, content[field]);
    });
    const forbidden = this.editedFields.filter((field) => !this.free.includes(field));
    if (forbidden.length > 0) return this.#refuse(`${file} was changed outside Rollcall`);
  }

  /** @throws Fault `data-altered` if there was a file before, unless it `startsAgain`. */
  async missing(file: string): Promise<void> {
    const { site, name } = this;
    if (site.generationOf(name) === 0) return;
    if (this.startsAgain) {
      await site.report(name, `${file} was removed, and a new one was started.`);
    } else {
      await this.#refuse(`${file} was removed`, startsAgain);
    }
  }

  /**
   * Writes the fields of a document with their MAC.
   * @param put puts them on the disk.
   * @throws Fault `cancelled` if the site was closed; errors of `put`.
   */
  write(data: object, put: (content: object) => Promise<void>): Promise<void> {
    return this.site.whileOpen(async () => {
      const { content, generation } = this.#seal(data);
      await put(content);
      this.#generation = generation;
      this.needsSeal = false;
      this.site.setGeneration(this.name, generation);
    });
  }

  #seal(data: object): { readonly content: object; readonly generation: number } {
    // As it will be read back: JSON drops values such as `undefined`.
    const content = JSON.parse(JSON.stringify(data)) as Fields;
    const generation = this.#generation + 1;
    const free = Object.fromEntries(
      this.free
        .filter((field) => field in content)
        .map((field) => [field, this.#freeMac(field, content[field])]),
    );
    const mac = this.#mac(content, generation, Object.keys(free), Object.keys(free));
    const proof: Proof = { generation, free, mac };
    return { content: { ...content, proof }, generation };
  }

  /** Call it if a file could not be written to get its MAC. */
  notSealed(error: unknown): void {
    this.site.notify(messageOf(error));
  }

  async #refuse(what: string, kept = keepsFile): Promise<void> {
    const { site, name } = this;
    if (!site.acceptsAltered) {
      throw new Fault(
        'data-altered',
        `${what}${kept.refused} If you know who made the change and want to keep it, run "rollcall audit acknowledge --reason …", which ${kept.effect} and records that.`,
      );
    }
    const isSaved = await site.report(name, `${what} and ${kept.accepted} on the command line.`);
    if (!isSaved) throw new Fault('disk-failed', `${what}, and that could not be recorded.`);
    this.needsSeal = true;
  }

  /**
   * Which fields are free may differ between versions: those of the file count. A field that this version
   * frees may have been protected, or be added by hand to a file that did not have it.
   */
  #isRight(content: Fields, proof: Proof): boolean {
    const names = Object.keys(proof.free);
    const left = [...names, ...this.free];
    return (
      this.#wasProtected(content, proof) ||
      this.#mac(content, proof.generation, names, left) === proof.mac
    );
  }

  /** True if the MAC of the file covers all fields without their own MAC. */
  #wasProtected(content: Fields, { generation, free, mac }: Proof): boolean {
    const names = Object.keys(free);
    return this.#mac(content, generation, names, names) === mac;
  }

  /**
   * @param free names of the fields with their own MAC.
   * @param left names of the fields that are left out.
   */
  #mac(
    content: Fields,
    generation: number,
    free: readonly string[],
    left: readonly string[],
  ): string {
    const fixed = Object.entries(content).filter(([field]) => !left.includes(field));
    return macOf(
      this.site.documentKey,
      canonical([this.name, generation, free.toSorted(), Object.fromEntries(fixed)]),
    );
  }

  #freeMac(field: string, value: unknown): string {
    return macOf(this.site.documentKey, canonical([this.name, field, value ?? null]));
  }
}

/** What accepting a change does to a file that is there. */
const keepsFile = {
  refused:
    ', so it is not used. Nothing was changed. Restore the latest backup, or undo the change.',
  effect: 'keeps the file as it is now',
  accepted: 'accepted as it was',
};
/** The same for a file that is not there. */
const startsAgain = {
  refused: '. Nothing was changed. Restore the latest backup, or put the file back.',
  effect: 'starts with an empty file',
  accepted: 'started again with an empty file',
};

/** JSON whose objects have their keys in order, so that a program that rewrites the file changes nothing. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
