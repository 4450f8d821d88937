import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { findPackageRoot } from '../../../models/package-root.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { portrait } from '../testing/photos.js';

const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
const people = 30;

/** Writes a roster of 30 people with five different faces. */
async function staff(zip: string): Promise<void> {
  const faces = await Promise.all(
    (['ada', 'ben', 'chloe', 'david', 'elif'] as const).map((name) => portrait(name)),
  );
  const rows = Array.from(
    { length: people },
    (_unused, index) => `${index + 1},Person ${index + 1}`,
  );
  const files: Record<string, Uint8Array> = {
    'roster.csv': Buffer.from(`number,name\n${rows.join('\n')}\n`),
  };
  for (let number = 1; number <= people; number++) {
    files[`${number}/1.jpg`] = faces[number % faces.length]!;
  }
  await writeFile(zip, zipSync(files, { level: 0 }));
}

async function namesIn(data: string): Promise<string[]> {
  const text = await readFile(join(data, 'people.json'), 'utf8').catch(() => '{"people":[]}');
  return (JSON.parse(text) as { people: { name: string }[] }).people.map(({ name }) => name);
}

test('an import that was killed keeps the finished people, and continues when started again', async () => {
  const folder = await temporaryFolder();
  const data = join(folder, 'data');
  const on = ['--data', data];
  const zip = join(folder, 'staff.zip');
  await staff(zip);
  const child = spawn(process.execPath, [program, 'import', zip, '--consent-given', ...on], {
    stdio: 'ignore',
  });
  const gone = once(child, 'exit');
  while ((await namesIn(data)).length < 5) {
    expect(child.exitCode).toBeNull();
    await pause(5);
  }
  child.kill('SIGKILL');
  await gone;
  const finished = await namesIn(data);
  expect(finished.length).toBeLessThan(people);

  // Everyone listed is complete, and there is no data of the others.
  const shown = (await rollcall(['people', '--json', ...on])).json;
  expect(shown.map(({ name }) => name)).toEqual(finished);
  for (const person of shown) expect(person).toMatchObject({ samples: 1, problem: null });
  expect((await readdir(join(data, 'templates'))).sort()).toEqual(
    shown.map(({ subjectId }) => `${String(subjectId)}.sealed`).sort(),
  );
  expect(await readdir(join(data, 'transfers')).catch(() => [])).toEqual([]);
  // The audit log has the start, but no end.
  const audit = (await rollcall(['audit', '--json', ...on])).json;
  expect(audit.map(({ action }) => action)).toEqual(['roster.start']);
  expect(await rollcall(['audit', 'verify', ...on])).toMatchObject({ code: 0 });

  const again = await rollcall(['import', zip, '--consent-given', ...on]);
  expect(again).toMatchObject({ code: 0 });
  expect(again.out).toContain(`${people - finished.length} added, 0 changed, 0 refused.`);
  const all = (await rollcall(['people', '--json', ...on])).json;
  expect(all).toHaveLength(people);
  expect(all.slice(0, finished.length)).toEqual(shown);
});
