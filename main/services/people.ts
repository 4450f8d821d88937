import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { EnrolReport, Person } from '../../preload/contract.js';
import { Fault, isFault } from '../../preload/fault.js';
import { enrol, type OfferedSample, type RefusedSample } from '../gallery/enrol.js';
import { verificationThreshold, type Gallery } from '../gallery/gallery.js';
import { bundledCalibration } from '../gallery/calibrations.js';
import { decodeTemplate, encodeTemplate } from '../gallery/template.js';
import { openDocument, type Document } from '../storage/document.js';
import { withFileFaults } from '../storage/file-faults.js';
import { openKey } from '../storage/key.js';
import { sealedIds, SealedFolder } from '../storage/sealed-folder.js';
import type { Vision } from '../vision/client.js';

const PeopleFile = v.object({
  version: v.literal(1),
  people: v.array(
    v.object({
      subjectId: v.string(),
      name: v.string(),
      samples: v.number(),
      modelId: v.string(),
      enrolledAt: v.string(),
    }),
  ),
});
type PeopleFile = v.InferOutput<typeof PeopleFile>;

/** Who is enrolled: records in `people.json`, sealed templates, and the gallery made of them. */
export class People {
  /** Why a subject's template cannot be used, by subject id. */
  readonly #problems = new Map<string, string>();

  private constructor(
    readonly gallery: Gallery,
    private readonly document: Document<PeopleFile>,
    private readonly templates: SealedFolder,
  ) {}

  /**
   * Opens the people of a data folder and fills the gallery. Damage to one template is one
   * person's problem and does not keep the others out.
   * @throws Fault as `openDocument` and `openKey`; `wrong-key`.
   */
  static async open(
    folder: string,
    gallery: Gallery,
    passphrase: string | undefined,
    notice: (sentence: string) => void,
  ): Promise<People> {
    await withFileFaults(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
    const templatesFolder = join(folder, 'templates');
    const ids = await sealedIds(templatesFolder);
    const document = await openDocument(join(folder, 'people.json'), PeopleFile, {
      version: 1,
      people: [],
    });
    if (document.recovered !== null) notice(document.recovered);
    const key = await openKey(folder, { passphrase, sealedFilesExist: ids.length > 0 });
    const people = new People(gallery, document, new SealedFolder(templatesFolder, key));
    for (const { subjectId, name } of document.data.people) await people.#load(subjectId, name);
    return people;
  }

  nameOf(subjectId: string | null): string | null {
    return this.document.data.people.find((one) => one.subjectId === subjectId)?.name ?? null;
  }

  list(): Person[] {
    return this.document.data.people.map((person) => ({
      ...person,
      problem: this.#problems.get(person.subjectId) ?? null,
    }));
  }

  /** Enrols one person from photo files; what is refused is in the report, with its reason. */
  async enrol(name: string, files: readonly string[], vision: Vision): Promise<EnrolReport> {
    const unreadable: RefusedSample[] = [];
    const offered: OfferedSample[] = [];
    for (const source of files) {
      try {
        offered.push({ source, analysis: await vision.analyseFile(source) });
      } catch (error) {
        if (!isFault(error)) throw error;
        unreadable.push({ source, code: error.code, reason: error.message });
      }
    }
    const { template, accepted, refused, warnings } = enrol(
      offered,
      verificationThreshold(bundledCalibration),
    );
    const report = {
      name,
      accepted: [...accepted],
      refused: [...unreadable, ...refused].map(({ source, code, reason }) => ({
        file: source,
        code,
        reason,
      })),
      warnings: [...warnings],
    };
    if (template === null) return { ...report, subjectId: null };
    for (const { candidate, probablySame } of this.gallery.confusable(template)) {
      const other = `${this.nameOf(candidate.subjectId) ?? ''} (${candidate.subjectId})`;
      report.warnings.push(
        probablySame
          ? `${name} is probably the same person as ${other}, enrolled before (distance ${candidate.distance.toFixed(3)}): forget one of the two`
          : `${name} looks much like ${other} (distance ${candidate.distance.toFixed(3)}): one may be taken for the other`,
      );
    }
    const subjectId = randomUUID();
    await this.templates.put(subjectId, encodeTemplate(template));
    this.document.data.people.push({
      subjectId,
      name,
      samples: template.samples.length,
      modelId: template.modelId,
      enrolledAt: new Date().toISOString(),
    });
    await this.document.write();
    this.gallery.add(subjectId, template);
    return { ...report, subjectId };
  }

  /** Erases a person's template and record. @throws Fault `not-found`, `ambiguous`. */
  async forget(who: string): Promise<{ subjectId: string; name: string }> {
    const { people } = this.document.data;
    const found = people.filter((one) => one.subjectId === who || one.name === who);
    const [person] = found;
    if (person === undefined) {
      throw new Fault('not-found', `Nobody enrolled has the name or id ${who}; see "people".`);
    }
    if (found.length > 1) {
      throw new Fault(
        'ambiguous',
        `${found.length} people are named ${who}; say which by id: ${found.map((one) => one.subjectId).join(', ')}.`,
      );
    }
    people.splice(people.indexOf(person), 1);
    await this.document.write();
    await this.templates.remove(person.subjectId);
    this.gallery.remove(person.subjectId);
    return { subjectId: person.subjectId, name: person.name };
  }

  async #load(subjectId: string, name: string): Promise<void> {
    try {
      const bytes = await this.templates.get(subjectId);
      if (bytes === null) this.#problems.set(subjectId, 'the template is missing; enrol again');
      else this.gallery.add(subjectId, decodeTemplate(bytes, name));
    } catch (error) {
      if (!isFault(error) || error.code === 'wrong-key') throw error;
      this.#problems.set(subjectId, error.message);
    }
  }
}
