import { createHash } from 'node:crypto';
import type { Purged } from '../../preload/people.js';
import { isFault } from '../../preload/fault.js';
import type { Gallery } from '../gallery/gallery.js';
import { decodeTemplate, encodeTemplate, type Template } from '../gallery/template.js';
import type { SealedFolder } from '../storage/sealed-folder.js';
import type { PersonRecord } from './person-record.js';

/** The sealed templates of a data folder, and the gallery made of those that may be recognised. */
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

  /** Read from the disk; null where there is none. @throws Fault as `decodeTemplate`, `unseal`. */
  async of(subjectId: string, name: string): Promise<Template | null> {
    const bytes = await this.files.get(subjectId);
    return bytes === null ? null : decodeTemplate(bytes, name);
  }

  /** On the disk only; `show` makes it recognised. @throws Fault `disk-full`, `data-read-only`. */
  put(subjectId: string, template: Template): Promise<void> {
    return this.files.put(subjectId, encodeTemplate(template));
  }

  show(subjectId: string, template: Template): void {
    this.#problems.delete(subjectId);
    this.gallery.add(subjectId, template);
  }

  /** Out of the gallery; what is on the disk stays. */
  hide(subjectId: string): void {
    this.gallery.remove(subjectId);
    this.#problems.delete(subjectId);
  }

  /** Erases somebody's template. @returns what was erased; null where there was none. */
  async erase(subjectId: string): Promise<Purged | null> {
    const sealed = await this.files.sealed(subjectId);
    this.hide(subjectId);
    await this.files.remove(subjectId);
    return sealed === null ? null : purgedOf('template', sealed);
  }

  /** Ids of all that are on the disk. */
  ids(): Promise<string[]> {
    return this.files.ids();
  }
}

/** What a certificate tells of something that was erased: nothing can be made of it again. */
export function purgedOf(what: Purged['what'], bytes: Uint8Array): Purged {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { what, sizeBytes: bytes.length, sha256 };
}
