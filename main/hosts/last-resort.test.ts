import { expect, onTestFinished, test } from 'vitest';
import { eventually } from '../base/testing/eventually.js';
import { installLastResort, type LastResortOptions } from './last-resort.js';

/* `main/hosts/cli/serve.test.ts` shows the same on a real process. */

/** Installs the handler, and returns it: a real error would end the tests. */
function install(options: Partial<LastResortOptions>) {
  const lines: string[] = [];
  const exits: number[] = [];
  const before = process.listeners('uncaughtException');
  const stop = installLastResort({
    log: (sentence) => lines.push(sentence),
    close: () => Promise.resolve(),
    exit: (code) => exits.push(code),
    ...options,
  });
  onTestFinished(stop);
  const added = process.listeners('uncaughtException').filter((one) => !before.includes(one));
  const onError = (error: Error): void => {
    for (const listener of added) listener(error, 'uncaughtException');
  };
  return { lines, exits, onError, stop };
}

test.each([
  ['rejects', () => Promise.reject(new RangeError('of Ada'))],
  [
    'throws',
    () => {
      throw new RangeError('of Ada');
    },
  ],
])('the process ends although closing %s, and the log says so', async (_what, close) => {
  const { lines, exits, onError } = install({ close });
  onError(new TypeError('of Ada'));
  await eventually(() => {
    expect(exits).toEqual([1]);
  });
  expect(lines[0]).toMatch(/^An unexpected error occurred: TypeError\n/);
  expect(lines.at(-1)).toMatch(/^Closing failed: RangeError\n/);
  expect(lines.join()).not.toContain('Ada');
});

test('the process ends even if closing never finishes', async () => {
  const { lines, exits, onError } = install({
    close: () => new Promise<void>(() => undefined),
    timeoutMs: 20,
  });
  onError(new Error('a bug'));
  await eventually(() => {
    expect(exits).toEqual([1]);
  });
  expect(lines.at(-1)).toBe('Closing took too long and was stopped.');
});

test('an error while closing does not close again', async () => {
  let closed = 0;
  const { lines, exits, onError } = install({
    close: async () => {
      closed += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  });
  onError(new Error('first'));
  onError(new Error('second'));
  await eventually(() => {
    expect(exits).toEqual([1]);
  });
  expect(closed).toBe(1);
  expect(lines.filter((line) => line.startsWith('An unexpected error'))).toHaveLength(2);
});

test('once the handler is removed, errors end the process as before', () => {
  const before = process.listenerCount('unhandledRejection');
  install({}).stop();
  expect(process.listenerCount('unhandledRejection')).toBe(before);
});
