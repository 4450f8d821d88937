import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { entryBody } from '../../app/testing/entry-body.js';
import { chainEnd } from '../../storage/chain.js';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';
import { writePerson } from '../testing/photos.js';

const enrolled = useEnrolled();
let other: string;
let own: string[];

/** Two kiosks that enrolled ada separately: only her employee number shows that she is one person. */
beforeAll(async () => {
  const folder = await enrolled.newFolder();
  other = join(folder, 'other');
  enrolled.copyTo(other);
  own = ['--data', join(folder, 'own')];
  await writePerson(join(folder, 'photos'), 'ada');
  expect(await rollcall(['enrol', join(folder, 'photos'), ...own])).toMatchObject({ code: 0 });
  const at = ['--at', '2026-03-02T16:00:00Z'];
  expect(await rollcall(['punch', enrolled.door(), ...at, ...own])).toMatchObject({ code: 0 });
});

const merge = (folder = other) => rollcall(['log', 'merge', folder, '--json', ...own]);
const standing = async () => {
  const out = await rollcall(['export', '--layout', 'punches', ...own]);
  return out.out.trim().split('\n').length - 1;
};

test('punches of a person who does not exist here are skipped and reported', async () => {
  const { code, json, err } = await merge();
  expect(code).toBe(1);
  expect(json[0]).toMatchObject({ imported: 0, unknown: [{ name: 'ada', punches: 1 }] });
  expect(err).toContain('no one here has this ID or employee number');
});

test('with the same employee number, each punch is imported once', async () => {
  for (const on of [own, ['--data', other]]) {
    const pin = ['pin', 'ada', '--number', '0042', ...on];
    expect(await rollcall(pin, {}, '2468\n')).toMatchObject({ code: 0 });
  }
  expect((await merge()).json[0]).toMatchObject({ imported: 1, known: 0, unknown: [] });
  expect((await merge()).json[0]).toMatchObject({ imported: 0, known: 1 });
  expect(await standing()).toBe(2);
  expect(await rollcall(['log', 'verify', ...own])).toMatchObject({ code: 0 });
});

test('an altered journal is refused as a whole, and so is the kiosk’s own', async () => {
  expect((await merge(own[1])).err).toContain('belongs to this kiosk');
  const file = join(other, 'journal', 'punches.jsonl');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('"direction":"in"', '"direction":"out"'));
  const broken = await merge();
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('Entry 1');
  await writeFile(file, text);
  expect((await merge(join(other, 'nowhere'))).err).toContain('settings.json');
});

test('an older copy, a rewritten journal or a missing one withdraws nothing', async () => {
  const file = join(other, 'journal', 'punches.jsonl');
  const text = await readFile(file, 'utf8');
  const before = await standing();
  const [line] = text.split('\n') as [string];
  const changed = JSON.parse(line.replace('T08:00:00', 'T06:00:00')) as Record<string, unknown>;
  // With the right hash, which anyone can compute without the key.
  const { line: forged } = chainEnd(entryBody(changed), null);
  for (const [content, problem] of [
    ['', 'ends with entry 0, but entry 1 of that kiosk was imported before'],
    [`${forged}\n`, 'Entry 1 of'],
    [null, 'was not found'],
  ] as const) {
    if (content === null) await rm(file);
    else await writeFile(file, content);
    const refused = await merge();
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(problem)]);
    expect(refused.err).toContain(file);
  }
  expect(await standing()).toBe(before);
  await writeFile(file, text);
  expect((await merge()).json[0]).toMatchObject({ imported: 0, withdrawn: 0, known: 1 });
});
