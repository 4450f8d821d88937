import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { EnrolReport, Person } from '../../preload/contract.js';
import { Fault, isFault } from '../../preload/fault.js';
import { bundledCalibration } from '../gallery/calibrations.js';
import { enrol } from '../gallery/enrol.js';
import { Gallery, verificationThreshold } from '../gallery/gallery.js';
import { isPin, sealPin, SealedPin } from '../kiosk/pin.js';
import { decodeTemplate, encodeTemplate, type Template } from '../gallery/template.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SealedFolder } from '../storage/sealed-folder.js';
import type { Vision } from '../vision/client.js';
import { modelIdOf } from '../vision/model-id.js';
import { lookAt, reportOf } from './enrolment-photos.js';
import type { Settings } from './settings.js';

const Record = v.object({
  subjectId: v.string(),
  name: v.string(),
  samples: v.number(),
  modelId: v.string(),
  enrolledAt: v.string(),
  /** Employee number and PIN, for the way without a face. */
  number: v.optional(v.string()),
  department: v.optional(v.string()),
  email: v.optional(v.string()),
  scheduleId: v.optional(v.string()),
  pin: v.optional(SealedPin),
});
type Record = v.InferOutput<typeof Record>;

const PeopleFile = v.object({ version: v.literal(1), people: v.array(Record) });
type PeopleFile = v.InferOutput<typeof PeopleFile>;

/** What payroll and reports know of somebody, besides the id. */
export interface PersonDetails {
  readonly name: string | null;
  readonly number: string | null;
  readonly department: string | null;
  readonly email: string | null;
  readonly scheduleId: string | null;
}

/** Who is enrolled: records in `people.json`, sealed templates, and the gallery made of them. */
export class People {
  /** Why a subject's template cannot be used, by subject id. */
  readonly #problems = new Map<string, string>();
  #turn: Promise<unknown> = Promise.resolve();
  #index: { readonly of: Record[]; readonly byId: ReadonlyMap<string, Record> } = {
    of: [],
    byId: new Map(),
  };

  private constructor(
    readonly gallery: Gallery,
    private readonly document: Document<PeopleFile>,
    private readonly templateFiles: SealedFolder,
  ) {}

  /**
   * Opens the people of a data folder and fills the gallery. Damage to one template is one
   * person's problem and does not keep the others out.
   * @throws Fault as `openDocument`; `wrong-key`; `data-damaged` where templates are there but no
   *   records.
   */
  static async open(
    folder: string,
    templates: SealedFolder,
    { targetFpir }: Pick<Settings, 'targetFpir'>,
    notice: (sentence: string) => void,
  ): Promise<People> {
    const file = join(folder, 'people.json');
    const document = await openDocument(file, PeopleFile, { version: 1, people: [] });
    if (document.recovered !== null) notice(document.recovered);
    const gallery = new Gallery({
      modelId: modelIdOf({}),
      dimension: 128,
      calibration: bundledCalibration,
      targetFpir,
    });
    const people = new People(gallery, document, templates);
    for (const { subjectId, name } of document.data.people) await people.#load(subjectId, name);
    await people.#eraseLeftOvers(file, notice);
    // From now on a missing file means loss.
    if (!document.found) await document.write();
    return people;
  }

  nameOf(subjectId: string | null): string | null {
    return subjectId === null ? null : this.detailsOf(subjectId).name;
  }

  /** What payroll and reports know of somebody; nulls for whoever was forgotten. */
  detailsOf(subjectId: string): PersonDetails {
    const person = this.#bySubject().get(subjectId);
    return {
      name: person?.name ?? null,
      number: person?.number ?? null,
      department: person?.department ?? null,
      email: person?.email ?? null,
      scheduleId: person?.scheduleId ?? null,
    };
  }

  /**
   * Changes what payroll and reports know of somebody; what is left out stays.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for a number that is somebody else's.
   */
  setDetails(who: string, details: Partial<Omit<PersonDetails, 'name'>>): Promise<PersonDetails> {
    return this.#inTurn(async () => {
      const person = this.#only(who);
      if (details.number != null) this.#refuseTaken(details.number, person);
      const changed: Record = { ...person };
      for (const name of ['number', 'department', 'email', 'scheduleId'] as const) {
        const value = details[name];
        if (value !== undefined) Object.assign(changed, { [name]: value ?? undefined });
      }
      await this.#write(this.document.data.people.map((one) => (one === person ? changed : one)));
      return this.detailsOf(person.subjectId);
    });
  }

  list(): Person[] {
    return this.document.data.people.map(
      ({ subjectId, name, samples, modelId, enrolledAt, number }) => ({
        ...{ subjectId, name, samples, modelId, enrolledAt },
        number: number ?? null,
        problem: this.#problems.get(subjectId) ?? null,
      }),
    );
  }

  /** The templates that can be used, with their samples, by subject id; read from the disk. */
  async templates(): Promise<Map<string, Template>> {
    const templates = new Map<string, Template>();
    for (const { subjectId, name } of this.document.data.people) {
      if (!this.gallery.has(subjectId)) continue;
      const bytes = await this.templateFiles.get(subjectId);
      if (bytes !== null) templates.set(subjectId, decodeTemplate(bytes, name));
    }
    return templates;
  }

  /**
   * Enrols one person from photo files; what is refused is in the report, with its reason.
   * @param replace put the new template in place of the one of the person with that name.
   * @throws Fault `already-enrolled` where somebody of that name has the same face, unless replaced.
   */
  enrol(
    { name, files, replace }: { name: string; files: readonly string[]; replace: boolean },
    vision: Vision,
  ): Promise<EnrolReport> {
    return this.#inTurn(async () => {
      const { unreadable, offered } = await lookAt(files, vision);
      const enrolment = enrol(offered, verificationThreshold(bundledCalibration));
      const report = reportOf(name, unreadable, enrolment);
      const { template } = enrolment;
      if (template === null) return { ...report, subjectId: null };
      const replaced = replace ? this.#only(name) : null;
      report.warnings.push(...this.#warnings(name, template, replaced));
      const subjectId = replaced?.subjectId ?? randomUUID();
      await this.#save(subjectId, name, template);
      return { ...report, subjectId };
    });
  }

  /**
   * Gives a person an employee number and a PIN.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for a number that is somebody else's.
   */
  setPin(who: string, number: string, pin: string): Promise<{ subjectId: string; name: string }> {
    return this.#inTurn(async () => {
      const person = this.#only(who);
      this.#refuseTaken(number, person);
      const changed = { ...person, number, pin: await sealPin(pin) };
      await this.#write(this.document.data.people.map((one) => (one === person ? changed : one)));
      return { subjectId: person.subjectId, name: person.name };
    });
  }

  /** Whose number and PIN these are; null where either is wrong. */
  async findByPin(number: string, pin: string): Promise<string | null> {
    const person = this.document.data.people.find((one) => one.number === number);
    const right = await isPin(pin, person?.pin ?? null);
    return right ? person!.subjectId : null;
  }

  /** Erases a person's template and record. @throws Fault `not-found`, `ambiguous`. */
  forget(who: string): Promise<{ subjectId: string; name: string }> {
    return this.#inTurn(async () => {
      const { subjectId, name } = this.#only(who);
      await this.#write(this.document.data.people.filter((one) => one.subjectId !== subjectId));
      this.gallery.remove(subjectId);
      this.#problems.delete(subjectId);
      await this.templateFiles.remove(subjectId);
      return { subjectId, name };
    });
  }

  /** One change after the other. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** By id; made anew after every change, since exports ask for each row. */
  #bySubject(): ReadonlyMap<string, Record> {
    const { people } = this.document.data;
    if (this.#index.of !== people) {
      this.#index = { of: people, byId: new Map(people.map((one) => [one.subjectId, one])) };
    }
    return this.#index.byId;
  }

  #refuseTaken(number: string, { subjectId }: Record): void {
    const holder = this.document.data.people.find((one) => one.number === number);
    if (holder === undefined || holder.subjectId === subjectId) return;
    throw new Fault(
      'invalid-input',
      `The number ${number} is that of ${holder.name} (${holder.subjectId}); choose another.`,
    );
  }

  #only(who: string): Record {
    const found = this.document.data.people.filter(
      (one) => one.subjectId === who || one.name === who,
    );
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
    return person;
  }

  /** Who looks like the new one, or has the same name. */
  #warnings(name: string, template: Template, replaced: Record | null): string[] {
    const warnings: string[] = [];
    for (const { candidate, probablySame } of this.gallery.confusable(template)) {
      const { subjectId, distance } = candidate;
      if (subjectId === replaced?.subjectId) continue;
      const otherName = this.nameOf(subjectId) ?? '';
      const far = `distance ${distance.toFixed(3)}`;
      if (probablySame && otherName === name) {
        throw new Fault(
          'already-enrolled',
          `${name} is enrolled already (${subjectId}), and these photos show the same face (${far}); nothing was changed. Add --replace to enrol anew.`,
        );
      }
      warnings.push(
        probablySame
          ? `${name} is probably the same person as ${otherName} (${subjectId}), enrolled before (${far}): forget one of the two`
          : `${name} looks much like ${otherName} (${subjectId}; ${far}): one may be taken for the other`,
      );
    }
    const namesake = this.document.data.people.find(
      (one) => one.name === name && one.subjectId !== replaced?.subjectId,
    );
    if (namesake !== undefined) {
      warnings.push(
        `somebody else is named ${name} too (${namesake.subjectId}): tell the two apart by their ids`,
      );
    }
    return warnings;
  }

  /** The template first: a crash in between leaves no record without one. */
  async #save(subjectId: string, name: string, template: Template): Promise<void> {
    const before = this.document.data.people.find((one) => one.subjectId === subjectId);
    await this.templateFiles.put(subjectId, encodeTemplate(template));
    const record = {
      ...before,
      subjectId,
      name,
      samples: template.samples.length,
      modelId: template.modelId,
      enrolledAt: new Date().toISOString(),
    };
    const others = this.document.data.people.filter((one) => one !== before);
    try {
      await this.#write([...others, record]);
    } catch (error) {
      if (before === undefined) await this.templateFiles.remove(subjectId);
      throw error;
    }
    this.#problems.delete(subjectId);
    this.gallery.add(subjectId, template);
  }

  /** Memory follows the disk: what could not be written is not so. */
  async #write(people: Record[]): Promise<void> {
    const before = this.document.data.people;
    this.document.data.people = people;
    try {
      await this.document.write();
    } catch (error) {
      this.document.data.people = before;
      throw error;
    }
  }

  async #load(subjectId: string, name: string): Promise<void> {
    try {
      const bytes = await this.templateFiles.get(subjectId);
      if (bytes === null) this.#problems.set(subjectId, 'the template is missing; enrol again');
      else this.gallery.add(subjectId, decodeTemplate(bytes, name));
    } catch (error) {
      if (!isFault(error) || error.code === 'wrong-key') throw error;
      this.#problems.set(subjectId, error.message);
    }
  }

  /**
   * A crash while somebody was enrolled or forgotten leaves a template that no record names. It is
   * erased, but not where records themselves may be lost.
   */
  async #eraseLeftOvers(file: string, notice: (sentence: string) => void): Promise<void> {
    const known = new Set(this.document.data.people.map((one) => one.subjectId));
    const leftOver = (await this.templateFiles.ids()).filter((id) => !known.has(id));
    if (leftOver.length === 0 || this.document.recovered !== null) return;
    if (!this.document.found) {
      throw new Fault(
        'data-damaged',
        `${file} is missing, though ${leftOver.length} templates are there; put it back from a backup. Nothing was changed.`,
      );
    }
    for (const id of leftOver) await this.templateFiles.remove(id);
    notice(
      `${leftOver.length} template(s) left over from an enrolment or erasure that was cut short were erased.`,
    );
  }
}
