import { expect, test } from 'vitest';
import { writeRecordings } from '../../lab/liveness/testing/write-recordings.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';

test('recordings are measured, and the proposal is taken over on request', async () => {
  const data = await temporaryFolder();
  const run = (...args: string[]) => rollcall(['liveness', ...args, '--data', data]);
  expect(await run('off')).toMatchObject({ code: 0 });
  expect((await run('measure')).out).toContain('Too few recordings to say');

  await writeRecordings(data);
  const measured = await run('measure');
  expect(measured.out).toContain('Strict: balanced accepts 100% of the attacks of one kind');
  expect(measured.out).toMatch(/Refused \(BPCER\).*0\.0% \(0\.0% to 16\.1%\)/);
  expect((await run('--json')).json).toEqual([{ liveness: 'off' }]);

  const { json } = await run('measure', '--take-over', '--json');
  expect(json).toMatchObject([{ proposal: { policy: 'strict' }, erased: 26 }]);
  expect((await run('--json')).json).toEqual([{ liveness: 'strict' }]);
  expect((await run('erase-recordings')).out).toContain('0 recordings erased.');

  const { out } = await rollcall(['audit', '--data', data]);
  expect(out).toContain('Took over the liveness check that the recordings propose: strict');
  expect(out).toContain('Erased 26 recordings');
});
