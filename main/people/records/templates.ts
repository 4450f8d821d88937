import { createHash } from 'node:crypto';
import type { Purged } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import type { Gallery } from '../../gallery/gallery.js';
import { decodeTemplate, encodeTemplate, type Template } from '../../gallery/template.js';
import type { SealedFolder } from '../../storage/sealed-folder.js';
import type { PersonRecord } from './person-record.js';

/** Separates the subject id, the model's hash and what else is in the name of a file of another model. */
export const separator = '--';

/**
 * The sealed templates of a data folder, and the gallery of those in use. A subject has one template per
 * model, so that switching back to a model needs no re-enrolment.
 */
export class Templates {
  /** The reason why a template cannot be used, by subject id. */
  readonly #problems = new Map<string, string>();

  constructor(
    readonly gallery: Gallery,
    private readonly files: SealedFolder,
  ) {}

  problemOf(subjectId: string): string | null {
    return this.#problems.get(subjectId) ?? null;
  }

  /** Adds a person to the gallery. A damaged template becomes a problem of that person only. */
  async load({ subjectId, name }: PersonRecord): Promise<void> {
    try {
      const template = await this.read(subjectId, name);
      if (template !== null) this.gallery.add(subjectId, template);
      else this.#problems.set(subjectId, 'The template is missing. Re-enrol this person.');
    } catch (error) {
      if (!isFault(error) || error.code === 'wrong-key') throw error;
      this.#problems.set(subjectId, error.message);
    }
  }

  /**
   * Reads a template from the disk: that of the given model (by default the gallery's), otherwise the latest;
   * null if there is none.
   * @throws Fault as `decodeTemplate`, `unseal`.
   */
  async read(
    subjectId: string,
    name: string,
    modelId = this.gallery.modelId,
  ): Promise<Template | null> {
    const latest = await this.#readFile(subjectId, name);
    if (latest === null || latest.modelId === modelId) return latest;
    return (await this.#readFile(fileIdOf(subjectId, modelId), name)) ?? latest;
  }

  /**
   * Writes a template to the disk; `show` adds it to the gallery. A template of another model is kept too.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  async put(subjectId: string, template: Template): Promise<void> {
    // An unreadable template is replaced: its problem asks for a re-enrolment.
    const before = await this.#readFile(subjectId, '').catch(() => null);
    if (before !== null && before.modelId !== template.modelId) {
      await this.files.put(fileIdOf(subjectId, before.modelId), encodeTemplate(before));
    }
    await this.files.put(subjectId, encodeTemplate(template));
    await this.files.remove(fileIdOf(subjectId, template.modelId));
  }

  /** Adds a template to the gallery, if it is of the gallery's model. */
  show(subjectId: string, template: Template): void {
    if (template.modelId !== this.gallery.modelId) return;
    this.#problems.delete(subjectId);
    this.gallery.add(subjectId, template);
  }

  /** Removes a subject from the gallery; the files stay. */
  hide(subjectId: string): void {
    this.gallery.remove(subjectId);
    this.#problems.delete(subjectId);
  }

  /** The entries for the purge certificate, one per model. */
  async purgedItems(subjectId: string): Promise<Purged[]> {
    const sealed = await Promise.all(
      (await this.#fileIdsOf(subjectId)).map((id) => this.files.sealed(id)),
    );
    return sealed.flatMap((bytes) => (bytes === null ? [] : [purgedItem('template', bytes)]));
  }

  async erase(subjectId: string): Promise<void> {
    this.hide(subjectId);
    for (const id of await this.#fileIdsOf(subjectId)) await this.files.remove(id);
  }

  /** Ids of the subjects whose template of a model is on the disk beside a later one of another model. */
  async idsBeside(modelId: string): Promise<Set<string>> {
    const ending = fileIdOf('', modelId);
    const ids = (await this.files.ids()).filter((id) => id.endsWith(ending));
    return new Set(ids.map(subjectOf));
  }

  /** Ids of all subjects with a template on the disk, of any model. */
  async ids(): Promise<string[]> {
    return [...new Set((await this.files.ids()).map(subjectOf))];
  }

  async #fileIdsOf(subjectId: string): Promise<string[]> {
    return (await this.files.ids()).filter((id) => subjectOf(id) === subjectId);
  }

  async #readFile(id: string, name: string): Promise<Template | null> {
    const bytes = await this.files.get(id);
    return bytes === null ? null : decodeTemplate(bytes, name);
  }
}

/** Name of the file of a subject's template for a model other than that of the latest template. */
export function fileIdOf(subjectId: string, modelId: string): string {
  const modelHash = createHash('sha256').update(modelId).digest('hex').slice(0, 16);
  return `${subjectId}${separator}${modelHash}`;
}

function subjectOf(id: string): string {
  return id.split(separator)[0]!;
}

/** A purge certificate's entry: size and hash, from which the data cannot be restored. */
export function purgedItem(what: Purged['what'], bytes: Uint8Array): Purged {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { what, sizeBytes: bytes.length, sha256 };
}
