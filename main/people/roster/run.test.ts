import { expect, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import type { RosterState } from '../../../contract/calls/roster.js';
import { RosterRun } from './run.js';

async function run(
  importPerson: (index: number, roster: RosterRun) => Promise<'added' | null>,
): Promise<{ ended: RosterState; roster: RosterRun }> {
  const roster = new RosterRun();
  const ended = await new Promise<RosterState>((resolve) => {
    roster.start({
      total: 5,
      refused: [],
      leftOut: [],
      importPerson: (index) => importPerson(index, roster),
      onEnd: (state) => {
        resolve(state);
        return Promise.resolve();
      },
    });
  });
  await roster.close();
  return { ended, roster };
}

test('a cancelled import ends after the current person', async () => {
  const { ended, roster } = await run((index, running) => {
    if (index === 2) running.cancel();
    return Promise.resolve('added');
  });
  expect(ended).toMatchObject({ state: 'cancelled', done: 3, added: 3, total: 5 });
  expect(roster.state).toMatchObject({ state: 'cancelled' });
});

test('a full disk ends the import with its message, and another import can start', async () => {
  const { ended, roster } = await run((index) =>
    index === 1
      ? Promise.reject(new Fault('disk-full', 'The disk is full.'))
      : Promise.resolve(null),
  );
  expect(ended).toMatchObject({ state: 'failed', done: 1, problem: 'The disk is full.' });
  const work = { total: 0, refused: [], leftOut: [], importPerson: () => Promise.resolve(null) };
  roster.start({ ...work, onEnd: () => Promise.resolve() });
  expect(() => {
    roster.start({ ...work, onEnd: () => Promise.resolve() });
  }).toThrow('An import is already running');
  await roster.close();
  expect(roster.state.state).toBe('done');
});
