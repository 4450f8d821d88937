import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalTime } from '../main/attendance/local-time.js';
import type { NewPunch } from '../main/attendance/punch.js';
import { openJournal } from '../main/services/site.js';
import { inTurns, timeOfAsync } from './measure.js';
import type { RowGroup } from './row.js';

const name = 'journal-append';
const rounds = 301;
/** As long as an entry's line. */
const lineLength = 560;
const zone = 'Europe/Berlin';

/** Recording a punch, against adding a line of the same length to a file and waiting for the disk. */
export const journalRows: RowGroup = {
  rows: [name],

  async measure() {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    const bare = await open(join(folder, 'bare.jsonl'), 'a');
    const { journal, close } = await openJournal(
      join(folder, 'journal'),
      randomBytes(32),
      (sentence) => {
        throw new Error(sentence);
      },
    );
    try {
      const line = Buffer.from(`${'x'.repeat(lineLength)}\n`);
      let punches = 0;
      const nextPunch = (): NewPunch => ({
        kind: 'punch',
        ...journalTime(Date.UTC(2026, 2, 2, 8) + punches++ * 60_000, zone),
        subjectId: 'subject-1',
        direction: 'in',
        method: 'face',
        kioskId: 'kiosk-1',
        modelId: 'model-1',
        distance: 0.2,
        margin: 0.3,
        flags: [],
      });
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
            // The head follows in the background; at a door nobody punches before it is there.
            await journal.settled();
            return ms;
          },
          () => timeOfAsync(append),
        ],
        rounds,
      );
      const checked = await journal.verify();
      if (!checked.ok) throw new Error(checked.problem ?? 'the journal is broken');
      return [
        {
          row: name,
          value: punchMs! / appendMs!,
          unit: 'of a bare append',
          limit: { atMost: 1.5 },
          details: `${punchMs!.toFixed(3)} ms, bare ${appendMs!.toFixed(3)} ms; medians of ${rounds}, in ${tmpdir()}`,
        },
      ];
    } finally {
      await journal.settled();
      await close();
      await bare.close();
      await rm(folder, { recursive: true });
    }
  },
};
