import { expect, test } from 'vitest';
import {
  cardsBeside,
  greetedBefore,
  remember,
  secondsToCancel,
  type HeldGreeting,
} from './greetings.js';
import { initialPanel, nextPanel, type Panel } from './panel.js';

const takeBackSeconds = 8;
const recorded = (seq: number, name: string) =>
  ({
    kind: 'recorded',
    punch: { seq, name, direction: 'in', localTime: '2026-03-02T08:59:00+01:00', today: null },
  }) as const satisfies Panel;
const [ada, ben] = [recorded(1, 'Ada'), recorded(2, 'Ben')];

/** Ada is greeted at 0 ms, and Ben at 2,000 ms. */
function bothGreeted() {
  const first = nextPanel(initialPanel, ada, 0, takeBackSeconds);
  const second = nextPanel(first, ben, 2_000, takeBackSeconds);
  const greetings = remember(remember([], first), second);
  return { greetings, second };
}

test('the first person’s card stays for its full time beside the second person’s', () => {
  const { greetings } = bothGreeted();
  const names = (nowMs: number, shown: HeldGreeting['panel'] | null) =>
    cardsBeside(greetings, shown?.punch ?? null, nowMs).map(({ panel }) => panel.punch.name);
  expect(names(7_999, ben)).toEqual(['Ada']);
  expect(names(8_000, ben)).toEqual([]);
  // Ben's becomes a card too while the panel shows something else.
  expect(names(7_999, null)).toEqual(['Ben', 'Ada']);
  expect(names(9_999, null)).toEqual(['Ben']);
  const seconds = [ada, ben].map(({ punch }) => secondsToCancel(greetings, punch.seq, 7_500));
  expect(seconds).toEqual([1, 3]);
  expect(secondsToCancel(greetings, 99, 0)).toBe(0);
});

test('a punch that is reported again neither restarts its time nor takes the other card away', () => {
  const { greetings, second } = bothGreeted();
  expect(greetedBefore(greetings, second, ada, 3_000)).toBe(second);
  const later = greetedBefore(greetings, second, ada, 11_000);
  expect(later).toMatchObject({ panel: ada, takeBackUntilMs: 8_000, untilMs: 11_700 });
  expect(remember(greetings, second)).toBe(greetings);
});

test('a new punch, and the one that is shown, are handled as usual', () => {
  const { greetings, second } = bothGreeted();
  expect(greetedBefore(greetings, second, ben, 3_000)).toBeNull();
  expect(greetedBefore(greetings, second, recorded(3, 'Chloe'), 3_000)).toBeNull();
  expect(greetedBefore(greetings, second, { ...ada, kind: 'already' }, 11_000)).toBeNull();
});
