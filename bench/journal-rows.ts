import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSite } from '../main/app/open-site.js';
import { zonedTime } from '../main/base/wall-clock.js';
import type { JournalEntry, NewPunch } from '../main/attendance/journal/entry.js';
import { openJournal } from '../main/attendance/journal/open.js';
import { openKey } from '../main/storage/key.js';
import { inTurns, timeOfAsync } from './measure.js';
import type { Row, RowGroup } from './row.js';
import { seededYear } from './year/seeded.js';

const appending = 'journal-append';
const opening = 'journal-open-1000000';
const openings = 3;
const rounds = 301;
/** Length of a journal line. */
const lineLength = 560;
const zone = 'Europe/Berlin';

/** The speed of the attendance journal. */
export const journalRows: RowGroup = {
  rows: [appending, opening],

  async measure(wanted) {
    const rows: Row[] = [];
    if (wanted.has(appending)) rows.push(await measureAppending());
    if (wanted.has(opening)) rows.push(await measureOpening());
    return rows;
  },
};

function fail(problem: string): never {
  throw new Error(problem);
}

/** Recording a punch, compared with appending a line of the same length to a file and syncing it. */
async function measureAppending(): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
  const bare = await open(join(folder, 'bare.jsonl'), 'a');
  const key = randomBytes(32);
  const site = await openSite(folder, key, fail);
  const guard = site.logGuard('journal', null);
  const { journal, close } = await openJournal(join(folder, 'journal'), key, fail, guard);
  try {
    const line = Buffer.from(`${'x'.repeat(lineLength)}\n`);
    let punches = 0;
    const nextPunch = (): NewPunch => punchAt(Date.UTC(2026, 2, 2, 8) + punches++ * 60_000);
    const record = (punch: NewPunch) => journal.record('subject-1', () => punch);
    const append = async () => {
      await bare.write(line);
      await bare.datasync();
    };
    for (let warm = 0; warm < 50; warm++) {
      await record(nextPunch());
      await append();
    }
    const [punchMs, appendMs] = await inTurns(
      [
        async () => {
          const punch = nextPunch();
          const ms = await timeOfAsync(() => record(punch));
          // The head is written in the background, before the next punch at a door.
          await journal.settled();
          return ms;
        },
        () => timeOfAsync(append),
      ],
      rounds,
    );
    const checked = await journal.verify();
    if (!checked.ok) throw new Error(checked.problem ?? 'the journal is broken');
    return {
      row: appending,
      value: punchMs! / appendMs!,
      unit: 'of a bare append',
      limit: { atMost: 1.5 },
      details: `${punchMs!.toFixed(3)} ms, bare ${appendMs!.toFixed(3)} ms; medians of ${rounds}, in ${tmpdir()}`,
    };
  } finally {
    await journal.settled();
    await close();
    await site.flush();
    await bare.close();
    await rm(folder, { recursive: true });
  }
}

function punchAt(atMs: number): NewPunch {
  return {
    kind: 'punch',
    ...zonedTime(atMs, zone),
    subjectId: 'subject-1',
    direction: 'in',
    method: 'face',
    kioskId: 'kiosk-1',
    modelId: 'model-1',
    distance: 0.2,
    margin: 0.3,
    flags: [],
  };
}

/** Opening a year's journal, compared with reading the same file and parsing each line as JSON. */
async function measureOpening(): Promise<Row> {
  const { folder, punches } = await seededYear();
  const key = await openKey(folder, { sealedFilesExist: true });
  const journalFolder = join(folder, 'journal');
  const openOnce = async () => {
    const site = await openSite(folder, key, fail);
    const guard = site.logGuard('journal', null);
    const { journal, close } = await openJournal(journalFolder, key, fail, guard);
    await close();
    await site.flush();
    if (journal.table.size !== punches) throw new Error('not all punches were read');
  };
  const parseOnce = async () => {
    let last: unknown;
    const input = createReadStream(join(journalFolder, 'punches.jsonl'));
    for await (const line of createInterface({ input })) last = JSON.parse(line);
    if ((last as JournalEntry).seq !== punches) throw new Error('not all lines were parsed');
  };
  const [openMs, parseMs] = await inTurns(
    [() => timeOfAsync(openOnce), () => timeOfAsync(parseOnce)],
    openings,
  );
  const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  return {
    row: opening,
    value: openMs! / parseMs!,
    unit: 'of parsing its lines',
    limit: { atMost: 4 },
    details: `${inSeconds(openMs!)} for ${punches} entries, parsing alone ${inSeconds(parseMs!)}; medians of ${openings}`,
  };
}
