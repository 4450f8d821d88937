import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPageAlive } from './recovery.js';
import { StubWindow } from './testing/electron-stub.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startWatching() {
  const window = new StubWindow();
  const lines: string[] = [];
  keepPageAlive(window.asWindow, 'rollcall://kiosk/', (sentence) => lines.push(sentence));
  const crash = (reason = 'crashed') =>
    window.webContents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  return { window, lines, crash };
}

test.each(['crashed', 'oom', 'killed', 'clean-exit'])(
  'a page that ended with "%s" is reloaded, and the log has the reason',
  (reason) => {
    const { window, lines, crash } = startWatching();
    crash(reason);
    expect(window.loaded).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(window.loaded).toEqual(['rollcall://kiosk/']);
    expect(lines).toEqual([
      `The kiosk’s page ended (${reason}, exit code 5). It will be reloaded in 0.5 s.`,
    ]);
  },
);

test('a page that hangs is stopped and reloaded once', () => {
  const { window, lines } = startWatching();
  window.webContents.emit('unresponsive');
  vi.advanceTimersByTime(60_000);
  expect(window.loaded).toHaveLength(1);
  expect(lines[0]).toBe('The kiosk’s page does not respond and was stopped.');
  expect(lines[1]).toContain('killed');
});

test('a page that keeps failing is reloaded less and less often, but always again', () => {
  const { window, lines, crash } = startWatching();
  for (let failures = 1; failures <= 12; failures++) {
    crash();
    vi.advanceTimersByTime(30_000);
    expect(window.loaded).toHaveLength(failures);
  }
  expect(lines.map((line) => /in ([\d.]+) s/.exec(line)?.[1])).toEqual([
    '0.5',
    '1',
    '2',
    '4',
    '8',
    '16',
    ...Array<string>(6).fill('30'),
  ]);
  vi.advanceTimersByTime(60_001);
  crash();
  expect(lines.at(-1)).toContain('in 0.5 s');
});

test('a page that could not be loaded is reloaded, but not one that another load replaced', () => {
  const { window, crash } = startWatching();
  const fail = (code: number, isMainFrame: boolean) =>
    window.webContents.emit(
      'did-fail-load',
      {},
      code,
      'ERR_FAILED',
      'rollcall://kiosk/',
      isMainFrame,
    );
  fail(-3, true);
  fail(-2, false);
  vi.advanceTimersByTime(60_000);
  expect(window.loaded).toHaveLength(0);
  fail(-2, true);
  crash();
  vi.advanceTimersByTime(60_000);
  expect(window.loaded).toHaveLength(1);
});
