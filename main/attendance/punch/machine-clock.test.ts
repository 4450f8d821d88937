import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { openClock } from './machine-clock.js';

test('an unchanged clock is not flagged, even after a restart', async () => {
  const folder = await temporaryFolder();
  const notices: string[] = [];
  for (let start = 0; start < 2; start++) {
    const clock = await openClock(folder, (sentence) => notices.push(sentence));
    expect(clock.flag(Date.now())).toBeNull();
    expect(clock.flag(Date.now() - 600_000)).toBe('clock-set-back');
    expect(clock.flag(Date.now() + 600_000)).toBe('clock-set-forward');
  }
  expect(notices).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'a clock changed while Rollcall was closed is flagged',
  async () => {
    const folder = await temporaryFolder();
    await openClock(folder, () => undefined);
    const file = join(folder, 'clock.json');
    const reading = JSON.parse(await readFile(file, 'utf8')) as { wallMs: number };
    await writeFile(file, JSON.stringify({ ...reading, wallMs: reading.wallMs + 3_600_000 }));
    const notices: string[] = [];
    const clock = await openClock(folder, (sentence) => notices.push(sentence));
    expect(clock.flag(Date.now())).toBe('clock-set-back');
    expect(notices).toEqual([expect.stringContaining('clock of this machine was changed')]);
  },
);
