import { expect, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import type { RosterState } from '../../../contract/calls/roster.js';
import { RosterRun } from './run.js';

async function run(
  one: (index: number, roster: RosterRun) => Promise<'added' | null>,
): Promise<{ ended: RosterState; roster: RosterRun }> {
  const roster = new RosterRun();
  const ended = await new Promise<RosterState>((resolve) => {
    roster.start({
      total: 5,
      refused: [],
      one: (index) => one(index, roster),
      end: (state) => {
        resolve(state);
        return Promise.resolve();
      },
    });
  });
  await roster.close();
  return { ended, roster };
}

test('an import that is stopped ends after the person being worked on', async () => {
  const { ended, roster } = await run((index, running) => {
    if (index === 2) running.cancel();
    return Promise.resolve('added');
  });
  expect(ended).toMatchObject({ state: 'cancelled', done: 3, added: 3, total: 5 });
  expect(roster.state).toMatchObject({ state: 'cancelled' });
});

test('a full disk ends it, and says so; then another may begin', async () => {
  const { ended, roster } = await run((index) =>
    index === 1
      ? Promise.reject(new Fault('disk-full', 'The disk is full.'))
      : Promise.resolve(null),
  );
  expect(ended).toMatchObject({ state: 'failed', done: 1, problem: 'The disk is full.' });
  const work = { total: 0, refused: [], one: () => Promise.resolve(null) };
  roster.start({ ...work, end: () => Promise.resolve() });
  expect(() => {
    roster.start({ ...work, end: () => Promise.resolve() });
  }).toThrow('An import is under way');
  await roster.close();
  expect(roster.state.state).toBe('done');
});
