import type { Consent } from '../../../contract/calls/consent.js';
import type { EnrolReport, Person } from '../../../contract/calls/people.js';
import type { Settings } from '../../../contract/calls/settings.js';
import type { OfferedSample } from '../../gallery/enrol.js';
import { Gallery } from '../../gallery/gallery.js';
import type { Template } from '../../gallery/template.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import { matchesSecret, pinCost } from '../../access/secrets.js';
import type { Directory, SubjectDetails } from '../../attendance/directory.js';
import type { SealedFolder } from '../../storage/sealed-folder.js';
import type { BadgeKeys } from '../badges/badge-keys.js';
import type { AnalysedPhotos } from '../enrolment/enrolment-photos.js';
import {
  enrolPerson,
  lookAlikesOf,
  type EnrolmentExtras,
  type PersonToEnrol,
} from '../enrolment/enrolment.js';
import { changeDetails, type DetailsChange, type DetailsToSet } from './change-details.js';
import { LearntFaces } from './learnt-faces.js';
import { answersTo } from './pad-code.js';
import type { PeopleStore } from './people-store.js';
import { eraseLeftovers } from '../leaving/person-erasure.js';
import { detailsOf, isActive, personOf } from './person-record.js';
import type { NewDetails, PersonRecord } from './person-record.js';
import type { PersonRegister } from './person-register.js';
import { addPersonWithoutFace, changePin, type Changed, type NamedWithCode } from './person-pin.js';
import type { Photos } from './photos.js';
import { calibrationFor, type Recognition } from '../../gallery/recognition.js';
import { renamePerson, type Renamed } from './rename-person.js';
import { Templates } from './templates.js';

/** All people: their records in `people.json`, the sealed templates, and the gallery loaded from them. */
export class People implements Directory {
  /** @param store public for erasing, merging and kept photos, which are in other files. */
  private constructor(readonly store: PeopleStore) {}

  get gallery(): Gallery {
    return this.store.templates.gallery;
  }

  /**
   * Loads the gallery of a data folder's people. A damaged template becomes a problem of that person and does
   * not affect the others.
   * @throws Fault `wrong-key`; `disk-full`, `data-read-only`; `data-damaged` if there are templates but no records.
   */
  static async open(
    register: PersonRegister,
    sealed: SealedFolder,
    photos: Photos,
    { targetFpir, impostorTail }: Pick<Settings, 'targetFpir' | 'impostorTail'>,
    { modelId, dimension, calibration }: Recognition,
    badgeKeys: BadgeKeys,
    notify: (sentence: string) => void,
  ): Promise<People> {
    const gallery = new Gallery({
      modelId,
      dimension,
      calibration: calibrationFor({ impostorTail }, calibration),
      targetFpir,
    });
    const templates = new Templates(gallery, sealed);
    const learnt = new LearntFaces(sealed);
    const store = { register, templates, photos, learnt, badgeKeys, calibration };
    for (const person of register.all) {
      if (person.samples > 0 && isActive(person)) await templates.load(person);
    }
    await eraseLeftovers(store, notify);
    // If the file is missing from now on, data was lost.
    if (!register.isFound) await register.write();
    return new People(store);
  }

  list(): Person[] {
    const { register, templates } = this.store;
    return register.all.map((person) => personOf(person, templates.problemOf(person.subjectId)));
  }

  /** The id of the person with that name or id. @throws Fault `not-found`, `ambiguous`. */
  idOf(who: string): string {
    return this.store.register.findUnique(who).subjectId;
  }

  nameOf(subjectId: string | null): string | null {
    return subjectId === null ? null : this.detailsOf(subjectId).name;
  }

  /** The consent recorded here; null if it was given elsewhere, or if the id is unknown. */
  consentOf(subjectId: string): Consent | null {
    return this.store.register.find(subjectId)?.consent ?? null;
  }

  /** The details for payroll and reports; all null for a person who was erased. */
  detailsOf(subjectId: string): SubjectDetails {
    return detailsOf(this.store.register.find(subjectId));
  }

  /** Ids of the people who have left and whose retention time is over. */
  dueForPurge(nowMs: number): string[] {
    return this.store.register.all
      .filter(({ purgeAt }) => purgeAt !== undefined && Date.parse(purgeAt) <= nowMs)
      .map(({ subjectId }) => subjectId);
  }

  /** All usable templates with their samples, by subject id. They are read from the disk. */
  async templates(): Promise<Map<string, Template>> {
    const found = new Map<string, Template>();
    for (const { subjectId, name } of this.store.register.all) {
      if (!this.gallery.has(subjectId)) continue;
      const template = await this.store.templates.read(subjectId, name);
      if (template !== null) found.set(subjectId, template);
    }
    return found;
  }

  /** As `changeDetails`. */
  setDetails(
    who: string,
    details: DetailsToSet,
    commit: Commit<DetailsChange> = unaudited,
  ): Promise<DetailsChange> {
    return changeDetails(this.store.register, who, details, commit);
  }

  /** As `renamePerson`. */
  rename(
    who: string,
    name: string,
    changedBy: string,
    commit: Commit<Changed> = unaudited,
  ): Promise<Renamed> {
    return renamePerson(this.store.register, who, { name, changedBy }, commit);
  }

  /**
   * Adds a person without a template, who clocks in with number and PIN.
   * @returns the code for the PIN pad, which is made if the number cannot be typed there; null for none.
   * @throws Fault `invalid-input` if another person has the number or the code.
   */
  addWithPin(
    name: string,
    number: string,
    pin: string,
    details: NewDetails = {},
    commit: Commit<NamedWithCode> = unaudited,
  ): Promise<NamedWithCode> {
    return addPersonWithoutFace(this.store.register, { name, number, details }, pin, commit);
  }

  /**
   * Adds a person who cannot clock in until they get a face, a PIN or a badge.
   * @throws Fault `invalid-input` if another person has the number.
   */
  add(
    name: string,
    number: string,
    details: NewDetails = {},
    commit: Commit<Changed> = unaudited,
  ): Promise<Changed> {
    return addPersonWithoutFace(this.store.register, { name, number, details }, null, commit);
  }

  /**
   * Sets a person's employee number and PIN.
   * @param code for the PIN pad; null to keep it. One is made if there is nothing to type otherwise.
   * @throws Fault `not-found`, `ambiguous`; `invalid-input` if another person has the number or the code.
   */
  setPin(
    who: string,
    { number, code }: { readonly number: string; readonly code: string | null },
    pin: string,
    commit: Commit<NamedWithCode> = unaudited,
  ): Promise<NamedWithCode> {
    return changePin(this.store.register, who, { number, code, pin }, commit);
  }

  /**
   * The id of the active person with this PIN and this number or code; null if either is wrong.
   * @param typed one to twelve digits, as typed on the PIN pad.
   */
  async findByPin(typed: string, pin: string): Promise<string | null> {
    const person = this.store.register.all.find((other) => answersTo(other, typed));
    const isRight = await matchesSecret(pin, person?.pin ?? null, pinCost);
    return isRight && isActive(person!) ? person!.subjectId : null;
  }

  /**
   * Suspends a person, marks them as having left, or reinstates them. All their data stays.
   * @param purgeAt set for a person who has left: when their data is to be erased, UTC.
   * @throws Fault `not-found`, `ambiguous`.
   */
  setStatus(
    who: string,
    { suspended, purgeAt }: Pick<PersonRecord, 'suspended' | 'purgeAt'>,
    commit: Commit<Changed> = unaudited,
  ): Promise<Changed> {
    const { register, templates } = this.store;
    return register.exclusively(async () => {
      const person = register.findUnique(who);
      const changed = { ...person, suspended, purgeAt };
      const { subjectId, name } = person;
      await commit({ subjectId, name }, () => register.replace(person, changed));
      if (!isActive(changed)) templates.hide(subjectId);
      else if (person.samples > 0) await templates.load(changed);
      return { subjectId, name };
    });
  }

  /** Whether there is an active person with this id. */
  mayClockIn(subjectId: string): boolean {
    const person = this.store.register.find(subjectId);
    return person !== undefined && isActive(person);
  }

  /** Whether an active person may confirm who somebody is. */
  isSupervisor(subjectId: string): boolean {
    const person = this.store.register.find(subjectId);
    return person !== undefined && isActive(person) && person.isSupervisor === true;
  }

  /** Lets a person confirm who somebody is, or ends that. @throws Fault `not-found`, `ambiguous`. */
  setSupervisor(
    who: string,
    isSupervisor: boolean,
    commit: Commit<Changed> = unaudited,
  ): Promise<Changed & Pick<Person, 'hasPin'>> {
    const { register } = this.store;
    return register.exclusively(async () => {
      const person = register.findUnique(who);
      const { subjectId, name, pin } = person;
      await commit({ subjectId, name }, () =>
        register.replace(person, { ...person, isSupervisor: isSupervisor || undefined }),
      );
      return { subjectId, name, hasPin: pin !== undefined };
    });
  }

  /**
   * Enrols one person from samples. The report lists refused samples with their reasons.
   * @param who `replace`: replace the template of the person with that name or id.
   * @throws Fault `invalid-input` if another person has the number; `already-enrolled` if a person of that
   *   name has the same face and is not to be replaced; `several-people` if the person to replace has another
   *   face, unless `differentFaces` is set.
   */
  enrol(
    who: PersonToEnrol,
    photos: AnalysedPhotos,
    extras: EnrolmentExtras = {},
  ): Promise<EnrolReport> {
    return enrolPerson(this.store, who, photos, extras);
  }

  /**
   * The warnings that `enrol` would give with `differentFaces`, without enrolling.
   * @throws Fault `already-enrolled`, `not-found`, `ambiguous`.
   */
  lookAlikes(who: PersonToEnrol, offered: readonly OfferedSample[]): Promise<string[]> {
    return lookAlikesOf(this.store, who, offered);
  }
}
