import { randomUUID } from 'node:crypto';
import type { Consent } from '../../../contract/calls/consent.js';
import type { EnrolReport, Person } from '../../../contract/calls/people.js';
import type { Settings } from '../../../contract/calls/settings.js';
import type { OfferedSample } from '../../gallery/enrol.js';
import { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { hashSecret, isSecret, pinCost } from '../../access/secrets.js';
import type { Directory, SubjectDetails } from '../../attendance/directory.js';
import type { SealedFolder } from '../../storage/sealed-folder.js';
import type { Looked } from '../enrolment/enrolment-photos.js';
import { enrolPerson, lookAlikesOf, type Enrolled, type KeptWith } from '../enrolment/enrolment.js';
import type { PeopleStore } from './people-store.js';
import { eraseLeftOvers } from '../leaving/person-erasure.js';
import { changeableDetails, detailsOf, isActive, personOf } from './person-record.js';
import type { ChangeableDetail, NewDetails, PersonRecord } from './person-record.js';
import { PersonRegister } from './person-register.js';
import type { Photos } from './photos.js';
import { calibrationFor, type Recognition } from '../../gallery/recognition.js';
import { Templates } from './templates.js';

/** Who is enrolled: records in `people.json`, sealed templates, and the gallery made of them. */
export class People implements Directory {
  /** @param store for what is done in files of its own: erasing, merging, kept photos. */
  private constructor(readonly store: PeopleStore) {}

  get gallery(): Gallery {
    return this.store.templates.gallery;
  }

  /**
   * Opens the people of a data folder and fills the gallery. Damage to one template is one
   * person's problem and does not keep the others out.
   * @throws Fault as `openDocument`; `wrong-key`; `data-damaged` where templates are there but no
   *   records.
   */
  static async open(
    folder: string,
    sealed: SealedFolder,
    photos: Photos,
    { targetFpir, impostorTail }: Pick<Settings, 'targetFpir' | 'impostorTail'>,
    { modelId, dimension, calibration }: Recognition,
    notice: (sentence: string) => void,
  ): Promise<People> {
    const register = await PersonRegister.open(folder, notice);
    const gallery = new Gallery({
      modelId,
      dimension,
      calibration: calibrationFor({ impostorTail }, calibration),
      targetFpir,
    });
    const templates = new Templates(gallery, sealed);
    const store = { register, templates, photos, calibration };
    for (const person of register.all) {
      if (person.samples > 0 && isActive(person)) await templates.load(person);
    }
    await eraseLeftOvers(store, notice);
    // From now on a missing file means loss.
    if (!register.isFound) await register.write();
    return new People(store);
  }

  list(): Person[] {
    const { register, templates } = this.store;
    return register.all.map((person) => personOf(person, templates.problemOf(person.subjectId)));
  }

  /** The id of the one with that name or id. @throws Fault `not-found`, `ambiguous`. */
  idOf(who: string): string {
    return this.store.register.only(who).subjectId;
  }

  nameOf(subjectId: string | null): string | null {
    return subjectId === null ? null : this.detailsOf(subjectId).name;
  }

  /** What somebody agreed to here; null where it was given elsewhere, or nobody has the id. */
  consentOf(subjectId: string): Consent | null {
    return this.store.register.find(subjectId)?.consent ?? null;
  }

  /** What payroll and reports know of somebody; nulls for whoever was forgotten. */
  detailsOf(subjectId: string): SubjectDetails {
    return detailsOf(this.store.register.find(subjectId));
  }

  /** Ids of people who have left and whose time is over. */
  dueForPurge(nowMs: number): string[] {
    return this.store.register.all
      .filter(({ purgeAt }) => purgeAt !== undefined && Date.parse(purgeAt) <= nowMs)
      .map((one) => one.subjectId);
  }

  /** The templates that can be used, with their samples, by subject id; read from the disk. */
  async templates(): Promise<Map<string, Template>> {
    const found = new Map<string, Template>();
    for (const { subjectId, name } of this.store.register.all) {
      if (!this.gallery.has(subjectId)) continue;
      const template = await this.store.templates.of(subjectId, name);
      if (template !== null) found.set(subjectId, template);
    }
    return found;
  }

  /**
   * Changes what payroll and reports know of somebody; what is left out stays.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for a number that is somebody else's.
   */
  setDetails(
    who: string,
    details: { readonly [Name in ChangeableDetail]?: string | null | undefined },
  ): Promise<{ subjectId: string; before: SubjectDetails; after: SubjectDetails }> {
    const { register } = this.store;
    return register.inTurn(async () => {
      const person = register.only(who);
      if (details.number != null) register.refuseTaken(details.number, person);
      const changed: PersonRecord = { ...person };
      for (const name of changeableDetails) {
        const value = details[name];
        if (value !== undefined) Object.assign(changed, { [name]: value ?? undefined });
      }
      await register.replace(person, changed);
      const { subjectId } = person;
      return { subjectId, before: detailsOf(person), after: this.detailsOf(subjectId) };
    });
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
    const { register } = this.store;
    return register.inTurn(async () => {
      register.refuseTaken(number, null);
      const subjectId = randomUUID();
      const enrolledAt = new Date().toISOString();
      const known = { ...details, subjectId, name, number, enrolledAt };
      const added = { ...known, samples: 0, modelId: '', pin: await hashSecret(pin, pinCost) };
      await register.write([...register.all, added]);
      return { subjectId, name };
    });
  }

  /**
   * Gives a person an employee number and a PIN.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` for a number that is somebody else's.
   */
  setPin(who: string, number: string, pin: string): Promise<{ subjectId: string; name: string }> {
    const { register } = this.store;
    return register.inTurn(async () => {
      const person = register.only(who);
      register.refuseTaken(number, person);
      await register.replace(person, { ...person, number, pin: await hashSecret(pin, pinCost) });
      return { subjectId: person.subjectId, name: person.name };
    });
  }

  /** Whose number and PIN these are; null where either is wrong. */
  async findByPin(number: string, pin: string): Promise<string | null> {
    const person = this.store.register.all.find((one) => one.number === number);
    const right = await isSecret(pin, person?.pin ?? null, pinCost);
    return right && isActive(person!) ? person!.subjectId : null;
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
    const { register, templates } = this.store;
    return register.inTurn(async () => {
      const person = register.only(who);
      const changed = { ...person, suspended, purgeAt };
      await register.replace(person, changed);
      if (!isActive(changed)) templates.hide(person.subjectId);
      else if (person.samples > 0) await templates.load(changed);
      return { subjectId: person.subjectId, name: person.name };
    });
  }

  /**
   * Enrols one person from samples; what is refused is in the report, with its reason.
   * @param who `replace`: put the new template in place of the one of the person with that name.
   * @param looked what vision found in the samples.
   * @throws Fault `invalid-input` for a number that is somebody else's; `already-enrolled` where
   *   somebody of that name has the same face, unless replaced.
   */
  enrol(who: Enrolled, looked: Looked, kept: KeptWith = {}): Promise<EnrolReport> {
    return enrolPerson(this.store, who, looked, kept);
  }

  /** What `enrol` would warn of, before anything is kept. @throws Fault as `enrol`. */
  lookAlikes(who: Enrolled, offered: readonly OfferedSample[]): string[] {
    return lookAlikesOf(this.store, who, offered);
  }
}
