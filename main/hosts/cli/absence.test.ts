import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';

test('absences and holidays are added, listed and removed on the command line', async () => {
  const folder = await temporaryFolder();
  const data = ['--data', join(folder, 'data')];
  const roster = join(folder, 'staff.csv');
  await writeFile(roster, 'number,name,pin\n1,Ada,2468\n2,Ben,1357\n');
  expect(await rollcall(['import', roster, ...data])).toMatchObject({ code: 0 });

  const add = ['absence', 'add', 'Ada', '--kind', 'sick', '--from', '2026-03-02', ...data];
  expect((await rollcall(add)).out).toContain('Entered: Ada, sick, on 2026-03-02.');
  expect(await rollcall(add)).toMatchObject({ code: 1 });

  const leave = join(folder, 'leave.csv');
  await writeFile(
    leave,
    'number,kind,from,to\n2,vacation,2026-08-03,2026-08-14\n7,sick,2026-08-03,\n',
  );
  const dry = await rollcall(['absence', 'import', leave, '--dry-run', ...data]);
  expect(dry).toMatchObject({ code: 1 });
  expect(dry.out).toContain('1 absence would be added');
  const imported = await rollcall(['absence', 'import', leave, ...data]);
  expect(imported.out).toContain('1 absence added.');
  expect(imported.err).toContain('Line 3: No one has the employee number "7".');

  const list = ['absence', 'list', '--from', '2026-01-01', '--json', ...data];
  const { json } = await rollcall(list);
  expect(json.map(({ name, kind }) => [name, kind])).toEqual([
    ['Ada', 'sick'],
    ['Ben', 'vacation'],
  ]);
  const removed = await rollcall(['absence', 'remove', json[0]!['id'] as string, ...data]);
  expect(removed).toMatchObject({ code: 0 });
  expect((await rollcall(list)).json).toHaveLength(1);

  const place = ['holidays', 'place', '--country', 'DE', '--state', 'BY', ...data];
  expect(await rollcall(place)).toMatchObject({ code: 0 });
  expect(await rollcall(['holidays', 'add', '2026-12-24', 'Closed', ...data])).toMatchObject({
    code: 0,
  });
  const holidays = await rollcall(['holidays', '--year', '2026', ...data]);
  expect(holidays.out).toContain('Heilige Drei Könige');
  expect(holidays.out).toMatch(/2026-12-24 │ Closed +│ company/);
  const days = ['days', '--from', '2026-08-03', '--to', '2026-08-03', '--json', ...data];
  expect((await rollcall(days)).json).toMatchObject([{ name: 'Ben', absence: 'vacation' }]);
});
