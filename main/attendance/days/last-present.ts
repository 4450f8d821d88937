import { join } from 'node:path';
import * as v from 'valibot';
import type { Output } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';
import { readIfExists, writeAtomically } from '../../storage/atomic-file.js';
import { withFileFaults } from '../../storage/file-faults.js';
import { isReadingOnly } from '../../storage/reading-only.js';
import type { Journal } from '../journal/journal.js';
import { presentIn, type PresentData } from './present.js';

/** How often to check whether somebody came or left. */
export const lastPresentMs = 15_000;
/** Without a new entry, the file is written this often, so that its time says how old it can be. */
const unchangedMs = 5 * 60_000;

const LastPresent = v.object({
  version: v.literal(1),
  /** When it was true, on the site's wall clock, such as `2026-03-02T08:59:00`. */
  at: v.string(),
  zone: v.string(),
  people: v.array(
    v.object({
      /** Null once the person was erased. */
      name: v.nullable(v.string()),
      department: v.nullable(v.string()),
      /** Day and time on the wall clock, such as `2026-03-02 08:59`. */
      since: v.string(),
    }),
  ),
});
export type LastPresent = v.InferOutput<typeof LastPresent>;

async function presentNow(data: PresentData): Promise<LastPresent> {
  return presentList(await presentIn(data), data.settings.zone);
}

/** People who are in, as the evacuation list shows them. @param siteZone null for that of this machine. */
export function presentList(
  present: Output<'attendance.present'>,
  siteZone: string | null,
): LastPresent {
  const zone = siteZone ?? systemZone();
  const people = present.map(({ name, department, since }) => {
    return { name, department, since: `${since.day} ${since.time.slice(0, 5)}` };
  });
  return { version: 1, at: wallClock(zonedTime(Date.now(), zone)), zone, people };
}

/**
 * Writes the people who are in to a plain file, which can be read without the lock and the key, for an evacuation while
 * the services are down. It need not be secret: `people.json` and the journal in the same folder contain more.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function writeLastPresent(folder: string, data: PresentData): Promise<void> {
  if (isReadingOnly(folder)) return;
  await writeAtomically(fileIn(folder), `${JSON.stringify(await presentNow(data), null, 1)}\n`);
}

/**
 * Writes who is in when the journal has new entries, and otherwise every five minutes: each write is synced, and
 * frequent writes would wear out a memory card.
 */
export class LastPresentWriter {
  #written = { seq: -1, atMs: -Infinity };

  constructor(private readonly folder: string) {}

  /** @param nowMs on a monotonic clock. @throws Fault as `writeLastPresent`. */
  async run(
    data: PresentData & { readonly journal: Pick<Journal, 'head'> },
    nowMs = performance.now(),
  ): Promise<void> {
    const { seq } = data.journal.head;
    const isNew = seq !== this.#written.seq || nowMs - this.#written.atMs >= unchangedMs;
    if (!isNew) return;
    await writeLastPresent(this.folder, data);
    this.#written = { seq, atMs: nowMs };
  }
}

/** Reads the file that `writeLastPresent` wrote last. @throws Fault `not-found`, `data-damaged`. */
export async function readLastPresent(folder: string): Promise<LastPresent> {
  const file = fileIn(folder);
  const bytes = await withFileFaults(file, () => readIfExists(file));
  if (bytes === null) {
    throw new Fault(
      'not-found',
      `${file} does not exist: no kiosk has run with this data folder yet. Check the folder.`,
    );
  }
  try {
    return v.parse(LastPresent, JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new Fault(
      'data-damaged',
      `${file} cannot be read. It is written again when Rollcall runs.`,
      {
        cause,
      },
    );
  }
}

function fileIn(folder: string): string {
  return join(folder, 'present.json');
}
