import { createHash } from 'node:crypto';
import type { Purged } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import type { Gallery } from '../../gallery/gallery.js';
import { decodeTemplate, encodeTemplate, type Template } from '../../gallery/template.js';
import type { SealedFolder } from '../../storage/sealed-folder.js';
import type { PersonRecord } from './person-record.js';

/** Between a subject's id and the mark of a model, in the id of a template of another model. */
const division = '--';

/**
 * The sealed templates of a data folder, and the gallery made of those that may be recognised. A subject
 * has one for each model that made one: going back to a model needs nobody to be enrolled again.
 */
export class Templates {
  /** Why a subject's template cannot be used, by subject id. */
  readonly #problems = new Map<string, string>();

  constructor(
    readonly gallery: Gallery,
    private readonly files: SealedFolder,
  ) {}

  problemOf(subjectId: string): string | null {
    return this.#problems.get(subjectId) ?? null;
  }

  /** Puts somebody into the gallery. Damage is this person's problem and keeps nobody else out. */
  async load({ subjectId, name }: PersonRecord): Promise<void> {
    try {
      const template = await this.of(subjectId, name);
      if (template !== null) this.gallery.add(subjectId, template);
      else this.#problems.set(subjectId, 'the template is missing; enrol again');
    } catch (error) {
      if (!isFault(error) || error.code === 'wrong-key') throw error;
      this.#problems.set(subjectId, error.message);
    }
  }

  /**
   * Read from the disk: a model's, the gallery's by default, or else the latest; null where there is none.
   * @throws Fault as `decodeTemplate`, `unseal`.
   */
  async of(
    subjectId: string,
    name: string,
    modelId = this.gallery.modelId,
  ): Promise<Template | null> {
    const latest = await this.#read(subjectId, name);
    if (latest === null || latest.modelId === modelId) return latest;
    return (await this.#read(idOf(subjectId, modelId), name)) ?? latest;
  }

  /**
   * On the disk only; `show` makes it recognised. One of another model stays beside it.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  async put(subjectId: string, template: Template): Promise<void> {
    // One that cannot be read is replaced: whoever enrols anew is told to by its problem.
    const before = await this.#read(subjectId, '').catch(() => null);
    if (before !== null && before.modelId !== template.modelId) {
      await this.files.put(idOf(subjectId, before.modelId), encodeTemplate(before));
    }
    await this.files.put(subjectId, encodeTemplate(template));
    await this.files.remove(idOf(subjectId, template.modelId));
  }

  /** Where the gallery's model made it, it is recognised from now on. */
  show(subjectId: string, template: Template): void {
    if (template.modelId !== this.gallery.modelId) return;
    this.#problems.delete(subjectId);
    this.gallery.add(subjectId, template);
  }

  /** Out of the gallery; what is on the disk stays. */
  hide(subjectId: string): void {
    this.gallery.remove(subjectId);
    this.#problems.delete(subjectId);
  }

  /** What a certificate tells of somebody's templates. */
  async purgedOf(subjectId: string): Promise<Purged[]> {
    const sealed = await Promise.all(
      (await this.#idsOf(subjectId)).map((id) => this.files.sealed(id)),
    );
    return sealed.flatMap((bytes) => (bytes === null ? [] : [purgedOf('template', bytes)]));
  }

  async erase(subjectId: string): Promise<void> {
    this.hide(subjectId);
    for (const id of await this.#idsOf(subjectId)) await this.files.remove(id);
  }

  /** Ids of all subjects with a template on the disk. */
  async ids(): Promise<string[]> {
    return [...new Set((await this.files.ids()).map(subjectOf))];
  }

  async #idsOf(subjectId: string): Promise<string[]> {
    return (await this.files.ids()).filter((one) => subjectOf(one) === subjectId);
  }

  async #read(id: string, name: string): Promise<Template | null> {
    const bytes = await this.files.get(id);
    return bytes === null ? null : decodeTemplate(bytes, name);
  }
}

function idOf(subjectId: string, modelId: string): string {
  const mark = createHash('sha256').update(modelId).digest('hex').slice(0, 16);
  return `${subjectId}${division}${mark}`;
}

function subjectOf(id: string): string {
  return id.split(division)[0]!;
}

/** What a certificate tells of something that was erased: nothing can be made of it again. */
export function purgedOf(what: Purged['what'], bytes: Uint8Array): Purged {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { what, sizeBytes: bytes.length, sha256 };
}
