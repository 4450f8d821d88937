import { parse } from 'csv-parse/sync';
import { appendFile, chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { OdooServer } from '../../connectors/testing/odoo-server.js';
import { noSmallDisk, smallDisk, type SmallDisk } from '../../storage/testing/small-disk.js';
import { useEnrolled } from '../testing/enrolled.js';
import { rollcall } from '../testing/command-line.js';

const enrolled = useEnrolled();
let folder: string;
let on: readonly string[];

beforeAll(async () => {
  folder = await enrolled.newFolder();
  const data = join(folder, 'data');
  enrolled.copyTo(data);
  on = ['--data', data];
  await rollcall(['punch', enrolled.door(), '--at', '2026-03-02T16:30:00Z', ...on]);
  await rollcall(['pin', 'ada', '--number', '0042', ...on], {}, '2468\n');
});

test('days of a month are written in a time zone, with a footer to verify them', async () => {
  const out = join(folder, 'march.csv');
  const range = ['--from', '2026-03-01', '--to', '2026-03-31', '--zone', 'Asia/Kolkata'];
  expect(
    await rollcall(['export', '--layout', 'days', ...range, '--out', out, ...on]),
  ).toMatchObject({ code: 0, out: expect.stringContaining('Wrote 1 row to') as string });
  const [day] = parse(await readFile(out, 'utf8'), { columns: true });
  expect(day).toMatchObject({
    number: '0042',
    name: 'ada',
    day: '2026-03-02',
    worked_hours: '8.50',
    missing: '',
    first_in: '2026-03-02 13:30:00',
    last_out: '2026-03-02 22:00:00',
  });
  expect(await rollcall(['export', 'verify', out, ...on])).toMatchObject({ code: 0 });
  await appendFile(out, '\r\n');
  const changed = await rollcall(['export', 'verify', out, ...on]);
  expect([changed.code, changed.out]).toEqual([1, expect.stringContaining('The file was changed')]);
});

test('an existing file is refused without a terminal, and overwritten with --force', async () => {
  const out = join(folder, 'twice.csv');
  const exporting = ['export', '--layout', 'days', '--out', out, ...on];
  expect(await rollcall(exporting)).toMatchObject({ code: 0 });
  const refused = await rollcall(exporting);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('add --force')]);
  expect(refused.err).toContain(out);
  expect(await rollcall([...exporting, '--force'])).toMatchObject({ code: 0 });
  expect(await rollcall(['export', 'verify', out, ...on])).toMatchObject({ code: 0 });
});

test('an export without rows says why', async () => {
  const empty = await rollcall(['export', '--from', '2020-01-01', '--to', '2020-01-31', ...on]);
  expect(empty).toMatchObject({
    code: 0,
    err: expect.stringContaining('no one has attendance on these days') as string,
  });
});

test('a missing parameter of a layout is named', async () => {
  const adp = (...set: string[]) => rollcall(['export', '--layout', 'adp', ...set, ...on]);
  expect(await adp()).toMatchObject({
    code: 1,
    err: '--set companyCode=…: the layout ADP (paydata batch) needs a value (Company code).\n',
  });
  expect(await adp('--set', 'companyCode=ABCD')).toMatchObject({
    code: 1,
    err: '--set companyCode=…: must be two or three letters or digits, such as ABC.\n',
  });
  const given = await adp('--set', 'companyCode=ABC');
  expect([given.code, given.out]).toEqual([
    0,
    expect.stringContaining('ABC,ROLLCALL,0042,8.50,0.00'),
  ]);
});

test.each([
  [['--zone', 'Mars/Olympus'], /"Mars\/Olympus" is unknown/],
  [
    ['--from', '2026-03-31', '--to', '2026-03-01'],
    /first day \(2026-03-31\) is after the last day \(2026-03-01\)/,
  ],
  [['--from', '31.03.2026'], /--from must be a date such as/],
  [['--decimal', ','], /must differ/],
])('%o is refused', async (wrong, sentence) => {
  const { code, err } = await rollcall(['export', '--layout', 'days', ...wrong, ...on]);
  expect([code, err]).toEqual([1, expect.stringMatching(sentence)]);
});

test('a file that cannot be written is named', async () => {
  const locked = join(folder, 'locked');
  await mkdir(locked);
  await chmod(locked, 0o555);
  const missing = await rollcall(['export', '--out', join(folder, 'no', 'x.csv'), ...on]);
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('x.csv')]);
  // root may write anywhere.
  if (process.getuid?.() === 0) return;
  const refused = await rollcall(['export', '--out', join(locked, 'x.csv'), ...on]);
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('x.csv')]);
});

test.skipIf(noSmallDisk !== null).each([
  [
    'full',
    (disk: SmallDisk) => {
      disk.fill();
    },
    (disk: SmallDisk) => {
      disk.free();
    },
    'The disk is full',
  ],
  [
    'read-only',
    (disk: SmallDisk) => {
      disk.makeReadOnly();
    },
    (disk: SmallDisk) => {
      disk.makeWritable();
    },
    'no permission to read or write',
  ],
])('a %s disk: no incomplete file is left, and the export works later', async (...given) => {
  const [, breakIt, mendIt, sentence] = given;
  const disk = smallDisk();
  const out = join(disk.folder, 'x.csv');
  for (const format of ['csv', 'xlsx']) {
    const exporting = ['export', '--layout', 'days', '--format', format, '--out', out, ...on];
    breakIt(disk);
    const refused = await rollcall(exporting);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining(sentence)]);
    expect(refused.err).toContain(out);
    expect((await readdir(disk.folder)).filter((name) => name !== 'filler')).toEqual([]);
    mendIt(disk);
    expect(await rollcall(exporting)).toMatchObject({ code: 0 });
    expect(await rollcall(['export', 'verify', out, ...on])).toMatchObject({ code: 0 });
    await rm(out);
    await rm(`${out}.footer.json`);
  }
});

test('every export is in the audit log', async () => {
  const { json } = await rollcall(['audit', '--json', ...on]);
  expect(json).toContainEqual(
    expect.objectContaining({ action: 'exports.make', target: 'days', via: 'command-line' }),
  );
  expect(await rollcall(['audit', 'verify', ...on])).toMatchObject({ code: 0 });
});

test('punches are sent to an HR system', async () => {
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  server.employees.push({ id: 9, barcode: '0042' });
  const file = join(folder, 'odoo.json');
  const settings = { name: 'odoo', system: 'odoo', database: 'company', from: '2026-03-01' };
  await writeFile(file, JSON.stringify({ ...settings, address: server.address }));
  expect(await rollcall(['connectors', 'add', file, ...on], {}, 'key\n')).toMatchObject({
    code: 0,
    out: expect.stringContaining('The connector odoo was saved.') as string,
  });
  const checked = await rollcall(['connectors', 'check', 'odoo', ...on]);
  expect(checked.out).toContain('2 entries would be sent.');
  expect(server.records()).toEqual([]);
  expect(await rollcall(['connectors', 'send', 'odoo', ...on])).toMatchObject({
    code: 0,
    out: '1 entry sent, 1 already there.\n',
  });
  expect(server.records()).toMatchObject([{ employee: '9', out: '2026-03-02T16:30:00.000Z' }]);
  const listed = await rollcall(['connectors', '--json', ...on]);
  expect(listed.json).toMatchObject([{ name: 'odoo', sent: 2, waiting: 0, failed: 0 }]);
});
