import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { openSite } from '../../main/app/open-site.js';
import { chainEntry } from '../../main/attendance/journal/entry-line.js';
import { emptyHead, type LogHead } from '../../main/storage/chain.js';
import { encodeHead } from '../../main/storage/log-head.js';
import { zonedTime } from '../../main/base/wall-clock.js';
import type { NewPunch } from '../../main/attendance/journal/entry.js';
import { hashSecret, pinCost } from '../../main/access/secrets.js';
import type { PeopleFile, PersonRecord } from '../../main/people/records/person-record.js';
import { writeAtomically } from '../../main/storage/atomic-file.js';
import { openKey } from '../../main/storage/key.js';
import { SealedFolder } from '../../main/storage/sealed-folder.js';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const zone = 'Europe/Berlin';
const departments = ['Assembly', 'Dispatch', 'Laboratory', 'Office', 'Tool room'];

/** The PIN of everyone in a seeded data folder; employee numbers are 1, 2, 3, … */
const seededPin = '2468';

/** The size of a seeded data folder. */
export interface SeededSize {
  readonly people: number;
  /** Working days before today. */
  readonly days: number;
}

/** Two thousand people and the working days of a year: about 1,009,000 punches. */
export const yearOfTwoThousand: SeededSize = { people: 2000, days: 230 };

/**
 * Fills an empty data folder with people who have a PIN, and with their punches: in and out on every working
 * day until yesterday (every tenth person also for lunch), and one `in` within the last hour. In 1 of 100
 * days, the last `out` is missing. Equal sizes give equal times of day.
 * @returns the number of punches.
 */
export async function seedYear(folder: string, { people, days }: SeededSize): Promise<number> {
  const key = await openKey(folder, { sealedFilesExist: false });
  const records = await recordsOf(people);
  const file: PeopleFile = { version: 1, people: records, pending: [] };
  await writeAtomically(join(folder, 'people.json'), JSON.stringify(file));
  const journal = join(folder, 'journal');
  const site = await openSite(folder, key, () => undefined);
  const { key: macKey } = site.logGuard('journal', null);
  await mkdir(journal);
  const handle = await open(join(journal, 'punches.jsonl'), 'w', 0o600);
  let last: LogHead = emptyHead;
  for (const punches of punchesOf(records, days)) {
    const lines: string[] = [];
    for (const punch of punches) {
      const { entry, line } = chainEntry(punch, last, macKey);
      lines.push(line, '\n');
      last = entry;
    }
    await handle.write(lines.join(''));
  }
  await handle.sync();
  await handle.close();
  await new SealedFolder(journal, key).put('head', encodeHead({ ...last, macsAfter: emptyHead }));
  return last.seq;
}

async function recordsOf(count: number): Promise<PersonRecord[]> {
  // Hash the PIN only once: the benchmarks do not need two thousand hashes.
  const pin = await hashSecret(seededPin, pinCost);
  return Array.from({ length: count }, (_unused, index) => ({
    subjectId: `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    name: `Person ${String(index + 1).padStart(4, '0')}`,
    samples: 0,
    modelId: '',
    enrolledAt: '2025-01-01T00:00:00.000Z',
    number: String(index + 1),
    department: departments[index % departments.length]!,
    email: `person${index + 1}@example.com`,
    pin,
  }));
}

/** Punches by day, each day sorted by time. */
function* punchesOf(people: readonly PersonRecord[], days: number): Generator<NewPunch[]> {
  const random = xoroshiro128plus(1);
  const below = (bound: number): number => (random.next() >>> 0) % bound;
  const punch = (subjectId: string, direction: NewPunch['direction'], atMs: number): NewPunch => ({
    kind: 'punch',
    ...zonedTime(atMs, zone),
    subjectId,
    direction,
    method: 'pin',
    kioskId: 'kiosk-1',
    modelId: null,
    distance: null,
    margin: null,
    flags: [],
  });
  const byTime = (punches: NewPunch[]): NewPunch[] =>
    punches.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const dayStart of workingDaysBefore(Date.now(), days)) {
    yield byTime(
      people.flatMap(({ subjectId }, index) => {
        const at = (hour: number): number => dayStart + hour * 60 * minuteMs + below(1_800_000);
        const lunch = [punch(subjectId, 'out', at(11)), punch(subjectId, 'in', at(11.5))];
        return [
          punch(subjectId, 'in', at(6)),
          ...(index % 10 === 0 ? lunch : []),
          ...(below(100) === 0 ? [] : [punch(subjectId, 'out', at(15))]),
        ];
      }),
    );
  }
  const now = Date.now();
  yield byTime(
    people.map(({ subjectId }) => punch(subjectId, 'in', now - minuteMs * (1 + below(59)))),
  );
}

/** Midnights in UTC, oldest first, without today and weekends. */
function workingDaysBefore(nowMs: number, count: number): number[] {
  const found: number[] = [];
  for (let day = Math.floor(nowMs / dayMs) - 1; found.length < count; day--) {
    // 1970-01-05 was a Monday.
    if ((day - 4 + 7) % 7 < 5) found.unshift(day * dayMs);
  }
  return found;
}
