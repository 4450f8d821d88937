import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Consent } from '../../preload/consent.js';
import type { EnrolReport, Person, Purged } from '../../preload/people.js';
import { Fault } from '../../preload/fault.js';
import { enrol, type OfferedSample } from '../gallery/enrol.js';
import { Gallery, verificationThreshold } from '../gallery/gallery.js';
import type { Calibration } from '../gallery/threshold.js';
import { isPin, sealPin } from '../kiosk/pin.js';
import type { Template } from '../gallery/template.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SealedFolder } from '../storage/sealed-folder.js';
import { photosOf, reportOf, type Looked } from './enrolment-photos.js';
import { warningsOf } from './enrolment-warnings.js';
import { mergedRecord, mergedTemplate } from './merge-people.js';
import type { Photos } from './photos.js';
import { detailsOf, isActive, PeopleFile, personOf } from './person-record.js';
import type { PersonDetails, PersonRecord } from './person-record.js';
import type { Settings } from '../../preload/settings.js';
import type { Recognition } from './recognition.js';
import { calibrationOf } from './settings.js';
import { purgedOf, Templates } from './templates.js';

const changeableDetails = ['number', 'department', 'email', 'scheduleId'] as const;
type ChangeableDetail = (typeof changeableDetails)[number];

/** What is known of somebody besides the name, from the beginning. */
type NewDetails = { readonly [Name in ChangeableDetail]?: string };

/** Who is enrolled: a name, or the name or id of whoever is enrolled anew. */
export interface Enrolled {
  readonly name: string;
  readonly replace: boolean;
}

/** Who is enrolled: records in `people.json`, sealed templates, and the gallery made of them. */
export class People {
  #turn: Promise<unknown> = Promise.resolve();
  #index: { readonly of: PersonRecord[]; readonly byId: ReadonlyMap<string, PersonRecord> } = {
    of: [],
    byId: new Map(),
  };

  private constructor(
    private readonly document: Document<PeopleFile>,
    private readonly templateFiles: Templates,
    private readonly photoFiles: Photos,
    private readonly calibration: Calibration,
  ) {}

  get gallery(): Gallery {
    return this.templateFiles.gallery;
  }

  /**
   * Opens the people of a data folder and fills the gallery. Damage to one template is one
   * person's problem and does not keep the others out.
   * @throws Fault as `openDocument`; `wrong-key`; `data-damaged` where templates are there but no
   *   records.
   */
  static async open(
    folder: string,
    templates: SealedFolder,
    photos: Photos,
    { targetFpir, impostorTail }: Pick<Settings, 'targetFpir' | 'impostorTail'>,
    { modelId, dimension, calibration }: Recognition,
    notice: (sentence: string) => void,
  ): Promise<People> {
    const file = join(folder, 'people.json');
    const document = await openDocument(file, PeopleFile, { version: 1, people: [] });
    if (document.recovered !== null) notice(document.recovered);
    const gallery = new Gallery({
      modelId,
      dimension,
      calibration: calibrationOf({ impostorTail }, calibration),
      targetFpir,
    });
    const people = new People(document, new Templates(gallery, templates), photos, calibration);
    for (const person of document.data.people) {
      if (person.samples > 0 && isActive(person)) await people.templateFiles.load(person);
    }
    await people.#eraseLeftOvers(file, notice);
    // From now on a missing file means loss.
    if (!document.found) await document.write();
    return people;
  }

  nameOf(subjectId: string | null): string | null {
    return subjectId === null ? null : this.detailsOf(subjectId).name;
  }

  /** What somebody agreed to here; null where it was given elsewhere, or nobody has the id. */
  consentOf(subjectId: string): Consent | null {
    return this.#bySubject().get(subjectId)?.consent ?? null;
  }

  /** What payroll and reports know of somebody; nulls for whoever was forgotten. */
  detailsOf(subjectId: string): PersonDetails {
    return detailsOf(this.#bySubject().get(subjectId));
  }

  /**
   * Changes what payroll and reports know of somebody; what is left out stays.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for a number that is somebody else's.
   */
  setDetails(
    who: string,
    details: { readonly [Name in ChangeableDetail]?: string | null | undefined },
  ): Promise<{ subjectId: string; before: PersonDetails; after: PersonDetails }> {
    return this.#inTurn(async () => {
      const person = this.#only(who);
      if (details.number != null) this.#refuseTaken(details.number, person);
      const changed: PersonRecord = { ...person };
      for (const name of changeableDetails) {
        const value = details[name];
        if (value !== undefined) Object.assign(changed, { [name]: value ?? undefined });
      }
      await this.#write(this.document.data.people.map((one) => (one === person ? changed : one)));
      const { subjectId } = person;
      return { subjectId, before: detailsOf(person), after: this.detailsOf(subjectId) };
    });
  }

  list(): Person[] {
    return this.document.data.people.map((person) =>
      personOf(person, this.templateFiles.problemOf(person.subjectId)),
    );
  }

  /** The templates that can be used, with their samples, by subject id; read from the disk. */
  async templates(): Promise<Map<string, Template>> {
    const templates = new Map<string, Template>();
    for (const { subjectId, name } of this.document.data.people) {
      if (!this.gallery.has(subjectId)) continue;
      const template = await this.templateFiles.of(subjectId, name);
      if (template !== null) templates.set(subjectId, template);
    }
    return templates;
  }

  /**
   * Enrols one person from samples; what is refused is in the report, with its reason.
   * @param who `replace`: put the new template in place of the one of the person with that name.
   * @param looked what vision found in the samples.
   * @param kept goes with the record: a consent, where it was not given elsewhere, and details.
   * @throws Fault `invalid-input` for a number that is somebody else's; `already-enrolled` where somebody of that name has the same face, unless replaced.
   */
  enrol(
    who: Enrolled,
    { unreadable, offered }: Looked,
    kept: { readonly consent?: Consent; readonly details?: NewDetails } = {},
  ): Promise<EnrolReport> {
    return this.#inTurn(async () => {
      const { name } = who;
      const enrolment = enrol(offered, verificationThreshold(this.calibration));
      const report = reportOf(name, unreadable, enrolment);
      const { template } = enrolment;
      if (template === null) return { ...report, subjectId: null };
      report.warnings.push(...this.#warnings(who, template));
      const replaced = who.replace ? this.#only(name) : null;
      if (kept.details?.number !== undefined) this.#refuseTaken(kept.details.number, replaced);
      const subjectId = replaced?.subjectId ?? randomUUID();
      const known = replaced?.name ?? name;
      await this.#save(subjectId, known, template, photosOf(enrolment, offered), kept);
      return { ...report, name: known, subjectId };
    });
  }

  /** What `enrol` would warn of, before anything is kept. @throws Fault as `enrol`. */
  lookAlikes(who: Enrolled, offered: readonly OfferedSample[]): string[] {
    const { template } = enrol(offered, verificationThreshold(this.calibration));
    return template === null ? [] : this.#warnings(who, template);
  }

  /**
   * Adds somebody without a template, who punches by number and PIN.
   * @throws Fault `invalid-input` for a number that is somebody else's.
   */
  addWithPin(
    name: string,
    number: string,
    pin: string,
    details: NewDetails = {},
  ): Promise<{ subjectId: string; name: string }> {
    return this.#inTurn(async () => {
      this.#refuseTaken(number, null);
      const subjectId = randomUUID();
      const enrolledAt = new Date().toISOString();
      const known = { ...details, subjectId, name, number, enrolledAt };
      const added = { ...known, samples: 0, modelId: '', pin: await sealPin(pin) };
      await this.#write([...this.document.data.people, added]);
      return { subjectId, name };
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
    return right && isActive(person!) ? person!.subjectId : null;
  }

  /**
   * Erases a person's templates, photos and record.
   * @returns what was erased, without anything that it could be made of again.
   * @throws Fault `not-found`, `ambiguous`.
   */
  purge(who: string): Promise<{ subjectId: string; name: string; purged: Purged[] }> {
    return this.#inTurn(async () => {
      const person = this.#only(who);
      const { subjectId, name } = person;
      await this.#write(this.document.data.people.filter((one) => one !== person));
      const templates = await this.templateFiles.erase(subjectId);
      const photos = await this.photoFiles.erase(subjectId);
      const record = purgedOf('record', Buffer.from(JSON.stringify(person)));
      return {
        subjectId,
        name,
        purged: [...templates, ...(photos === null ? [] : [photos]), record],
      };
    });
  }

  /**
   * Shuts somebody out, or lets them in again; what is kept of them stays.
   * @param purgeAt for somebody who has left, when it is erased, UTC.
   * @throws Fault `not-found`, `ambiguous`.
   */
  setStatus(
    who: string,
    { suspended, purgeAt }: Pick<PersonRecord, 'suspended' | 'purgeAt'>,
  ): Promise<{ subjectId: string; name: string }> {
    return this.#inTurn(async () => {
      const person = this.#only(who);
      const changed = { ...person, suspended, purgeAt };
      await this.#write(this.document.data.people.map((one) => (one === person ? changed : one)));
      if (!isActive(changed)) this.templateFiles.hide(person.subjectId);
      else if (person.samples > 0) await this.templateFiles.load(changed);
      return { subjectId: person.subjectId, name: person.name };
    });
  }

  /** Erases all photos that are kept. @returns of how many people. */
  erasePhotos(): Promise<number> {
    return this.#inTurn(async () => {
      const ids = await this.photoFiles.ids();
      if (ids.length === 0) return 0;
      for (const id of ids) await this.photoFiles.erase(id);
      await this.#write(this.document.data.people.map((one) => ({ ...one, photos: 0 })));
      return ids.length;
    });
  }

  /**
   * Makes somebody's template anew of the photos that are kept, by another model.
   * @param look what that model finds in the photos; null for one that cannot be read.
   * @returns false where no photo is kept, or none can be used.
   * @throws Fault as `Photos.of`; `disk-full`, `data-read-only`.
   */
  reEmbed(
    subjectId: string,
    calibration: Calibration,
    look: (photos: readonly Uint8Array[]) => Promise<readonly OfferedSample[]>,
  ): Promise<boolean> {
    return this.#inTurn(async () => {
      const photos = await this.photoFiles.of(subjectId);
      const offered = await look(photos);
      const { template } = enrol(offered, verificationThreshold(calibration));
      if (template === null) return false;
      const { name } = this.#only(subjectId);
      const { length: samples } = template.samples;
      await this.templateFiles.put(subjectId, template);
      await this.#write(
        this.document.data.people.map((one) =>
          one.subjectId === subjectId ? { ...one, samples, modelId: template.modelId } : one,
        ),
      );
      return (await this.templateFiles.of(subjectId, name, template.modelId)) !== null;
    });
  }

  /** Ids of people with a face but no template of a model. */
  async lacking(modelId: string): Promise<string[]> {
    const lacking: string[] = [];
    for (const { subjectId, name, samples } of this.document.data.people) {
      if (samples === 0) continue;
      const template = await this.templateFiles.of(subjectId, name, modelId).catch(() => null);
      if (template?.modelId !== modelId) lacking.push(subjectId);
    }
    return lacking;
  }

  /** Ids of people who have left and whose time is over. */
  dueForPurge(nowMs: number): string[] {
    return this.document.data.people
      .filter(({ purgeAt }) => purgeAt !== undefined && Date.parse(purgeAt) <= nowMs)
      .map((one) => one.subjectId);
  }

  /**
   * Makes one of two records of one person: samples of both; what `into` lacks comes from `who`, whose
   * record and template are gone after it.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for one and the same record.
   */
  merge(who: string, into: string): Promise<{ subjectId: string; goneId: string; name: string }> {
    return this.#inTurn(async () => {
      const [gone, kept] = [this.#only(who), this.#only(into)];
      if (gone === kept) {
        throw new Fault('invalid-input', 'Both are one and the same record; choose two.');
      }
      const template = mergedTemplate(
        await this.templateFiles.of(kept.subjectId, kept.name),
        await this.templateFiles.of(gone.subjectId, gone.name),
      );
      const photos = [
        ...(await this.photoFiles.of(kept.subjectId)),
        ...(await this.photoFiles.of(gone.subjectId)),
      ];
      const samples = template?.samples.length ?? 0;
      const merged = { ...mergedRecord(kept, gone, samples), photos: photos.length };
      if (photos.length > 0) await this.photoFiles.put(kept.subjectId, photos);
      if (template !== null) await this.templateFiles.put(kept.subjectId, template);
      await this.#write([
        ...this.document.data.people.filter((one) => one !== gone && one !== kept),
        merged,
      ]);
      await this.templateFiles.erase(gone.subjectId);
      await this.photoFiles.erase(gone.subjectId);
      if (template !== null && isActive(merged)) {
        this.templateFiles.show(kept.subjectId, template);
      }
      return { subjectId: kept.subjectId, goneId: gone.subjectId, name: kept.name };
    });
  }

  /** One change after the other. */
  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** By id; made anew after every change, since exports ask for each row. */
  #bySubject(): ReadonlyMap<string, PersonRecord> {
    const { people } = this.document.data;
    if (this.#index.of !== people) {
      this.#index = { of: people, byId: new Map(people.map((one) => [one.subjectId, one])) };
    }
    return this.#index.byId;
  }

  #warnings({ name, replace }: Enrolled, template: Template): string[] {
    const replaced = replace ? this.#only(name) : null;
    const others = this.document.data.people.filter((one) => one !== replaced);
    return warningsOf(replaced?.name ?? name, template, others, this.gallery);
  }

  #refuseTaken(number: string, person: PersonRecord | null): void {
    const holder = this.document.data.people.find((one) => one.number === number);
    if (holder === undefined || holder === person) return;
    throw new Fault(
      'invalid-input',
      `The number ${number} is that of ${holder.name} (${holder.subjectId}); choose another.`,
    );
  }

  #only(who: string): PersonRecord {
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

  /** The template first: a crash in between leaves no record without one. */
  async #save(
    subjectId: string,
    name: string,
    template: Template,
    photos: readonly Uint8Array[],
    { consent, details }: { readonly consent?: Consent; readonly details?: NewDetails },
  ): Promise<void> {
    const before = this.document.data.people.find((one) => one.subjectId === subjectId);
    await this.templateFiles.put(subjectId, template);
    if (photos.length > 0) await this.photoFiles.put(subjectId, photos);
    const record = {
      ...before,
      ...details,
      subjectId,
      name,
      samples: template.samples.length,
      modelId: template.modelId,
      enrolledAt: new Date().toISOString(),
      photos: photos.length,
      ...(consent === undefined ? {} : { consent }),
    };
    const others = this.document.data.people.filter((one) => one !== before);
    try {
      await this.#write([...others, record]);
    } catch (error) {
      if (before === undefined) {
        await this.templateFiles.erase(subjectId);
        await this.photoFiles.erase(subjectId);
      }
      throw error;
    }
    // Those of the samples before are of no use for this template.
    if (photos.length === 0) await this.photoFiles.erase(subjectId);
    if (isActive(record)) this.templateFiles.show(subjectId, template);
  }

  /** Memory follows the disk: what could not be written is not so. */
  async #write(people: PersonRecord[]): Promise<void> {
    const before = this.document.data.people;
    this.document.data.people = people;
    try {
      await this.document.write();
    } catch (error) {
      this.document.data.people = before;
      throw error;
    }
  }

  /**
   * A crash while somebody was enrolled or forgotten leaves a template that no record names. It is
   * erased, but not where records themselves may be lost.
   */
  async #eraseLeftOvers(file: string, notice: (sentence: string) => void): Promise<void> {
    const known = new Set(this.document.data.people.map((one) => one.subjectId));
    const withTemplate = await this.templateFiles.ids();
    const kept = new Set([...withTemplate, ...(await this.photoFiles.ids())]);
    const leftOver = [...kept].filter((id) => !known.has(id));
    if (leftOver.length === 0 || this.document.recovered !== null) return;
    if (!this.document.found) {
      throw new Fault(
        'data-damaged',
        `${file} is missing, though ${leftOver.length} people's templates are there; put it back from a backup. Nothing was changed.`,
      );
    }
    for (const id of leftOver) {
      await this.templateFiles.erase(id);
      await this.photoFiles.erase(id);
    }
    notice(
      `${leftOver.length} template(s) left over from an enrolment or erasure that was cut short were erased.`,
    );
  }
}
