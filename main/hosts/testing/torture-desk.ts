import { setTimeout as pause } from 'node:timers/promises';
import type { randomFrom } from '../../base/random-from.js';
import type { ScreenClient } from './screen-client.js';

/** A person at the kiosk's PIN pad. */
export interface Staff {
  readonly number: string;
  readonly name: string;
}

/** The changes that were confirmed to an administrator at the desk. */
export interface Done {
  /** Names of people who were added. */
  readonly people: Set<string>;
  /** Numbers of rows of exports. */
  readonly exports: number[];
}

type Job = (screen: ScreenClient) => Promise<void>;

export interface DeskOptions {
  readonly staff: readonly Staff[];
  readonly pin: string;
  /** Of the administrator, for backups. */
  readonly password: string;
  /** Photos of one person who is not enrolled; null to enrol no one. */
  readonly photos: readonly Buffer[] | null;
  readonly random: ReturnType<typeof randomFrom>;
}

/** An administrator who does one thing after another: people, a roster, photos, settings, exports, backups. */
export class TortureDesk {
  readonly done: Done = { people: new Set(), exports: [] };
  readonly #jobs: readonly Job[];
  #added = 0;

  constructor(private readonly options: DeskOptions) {
    this.#jobs = [
      (screen) => this.#addPerson(screen),
      (screen) => this.#changeDetails(screen),
      (screen) => this.#changeSettings(screen),
      (screen) => this.#export(screen),
      ({ send }) => send('backup.make', { password: options.password }).then(() => undefined),
      (screen) => this.#importRoster(screen),
      ...(options.photos === null ? [] : [(screen: ScreenClient) => this.#enrol(screen)]),
    ];
  }

  /** Does one thing, chosen at random. @throws Error if the connection is lost. */
  work(screen: ScreenClient): Promise<void> {
    return this.#pick(this.#jobs)(screen);
  }

  #pick<Value>(values: readonly Value[]): Value {
    return values[Math.floor(this.options.random() * values.length)]!;
  }

  #newcomer(): Staff {
    this.#added += 1;
    return { number: String(5000 + this.#added), name: `Newcomer ${this.#added}` };
  }

  async #addPerson({ send }: ScreenClient): Promise<void> {
    const { name, number } = this.#newcomer();
    const reply = await send('people.addWithPin', { name, number, pin: this.options.pin });
    if (reply.ok) this.done.people.add(name);
  }

  async #changeDetails({ send }: ScreenClient): Promise<void> {
    const { name } = this.#pick(this.options.staff);
    await send('people.setDetails', { who: name, department: this.#pick(['A', 'B']) });
  }

  async #changeSettings({ send }: ScreenClient): Promise<void> {
    await send('settings.change', { siteTitle: this.#pick(['Gate', 'Yard']) });
  }

  async #export({ send }: ScreenClient): Promise<void> {
    const reply = await send('exports.make', { layout: 'punches' });
    if (reply.ok) this.done.exports.push((reply.value as { rows: number }).rows);
  }

  async #importRoster(screen: ScreenClient): Promise<void> {
    const people = [this.#newcomer(), this.#newcomer()];
    const rows = people.map(({ number, name }) => `${number},${name}\n`);
    const table = Buffer.from(`number,name\n${rows.join('')}`);
    const uploadId = await upload(screen, 'roster.csv', table);
    if (uploadId === null) return;
    const source = { kind: 'upload', uploadId };
    if (!(await screen.send('roster.start', { source, consentGiven: true })).ok) return;
    for (;;) {
      const reply = await screen.send('roster.state', {});
      if (!reply.ok) return;
      const { state, added } = reply.value as { state: string; added: number };
      if (state === 'running') {
        await pause(20);
        continue;
      }
      if (state === 'done' && added === 2)
        for (const { name } of people) this.done.people.add(name);
      return;
    }
  }

  /** The same face each time, so the previous template is replaced. */
  async #enrol(screen: ScreenClient): Promise<void> {
    const uploadIds: string[] = [];
    for (const photo of this.options.photos!) {
      const uploadId = await upload(screen, 'photo.jpg', photo);
      if (uploadId === null) return;
      uploadIds.push(uploadId);
    }
    const consent = { textVersion: '1', language: 'en' };
    const name = 'Elif';
    const reply = await screen.send('people.enrolUploads', {
      ...{ name, uploadIds, consent, replace: this.done.people.has(name), differentFaces: true },
    });
    if (reply.ok) this.done.people.add(name);
  }
}

/** @returns the id of the upload; null if it was refused. */
async function upload(
  { send }: ScreenClient,
  name: string,
  data: Uint8Array,
): Promise<string | null> {
  const begun = await send('uploads.begin', { name, sizeBytes: data.byteLength });
  if (!begun.ok) return null;
  const { uploadId } = begun.value as { uploadId: string };
  const appended = await send('uploads.append', { uploadId, data: new Uint8Array(data) });
  return appended.ok ? uploadId : null;
}
