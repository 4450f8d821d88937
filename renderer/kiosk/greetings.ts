import type { DoorPunch } from '../../contract/calls/kiosk.js';
import { readableMs, type HeldPanel, type Panel } from './panel.js';

/** The greeting of a punch, with its own time to cancel it. */
export interface HeldGreeting extends HeldPanel {
  readonly panel: Extract<Panel, { readonly kind: 'recorded' }>;
}

/** More people do not pass within the time that a person stays in front of the camera. */
const maxRemembered = 30;

function isGreeting(held: HeldPanel): held is HeldGreeting {
  return held.panel.kind === 'recorded';
}

/** Adds a greeting, unless its punch is already there: its time must not start again. */
export function remember(
  greetings: readonly HeldGreeting[],
  held: HeldPanel,
): readonly HeldGreeting[] {
  if (!isGreeting(held) || isKnown(greetings, held.panel.punch)) return greetings;
  return [...greetings, held].slice(-maxRemembered);
}

function isKnown(greetings: readonly HeldGreeting[], { seq }: DoorPunch): boolean {
  return greetings.some(({ panel }) => panel.punch.seq === seq);
}

/**
 * The panel if a punch is reported again of a person who was greeted before somebody else: it gets no new time,
 * and does not remove another person's card. Null for everything else.
 */
export function greetedBefore(
  greetings: readonly HeldGreeting[],
  held: HeldPanel,
  next: Panel,
  nowMs: number,
): HeldPanel | null {
  if (next.kind !== 'recorded') return null;
  const { seq } = next.punch;
  if (isGreeting(held) && held.panel.punch.seq === seq) return null;
  const known = greetings.find(({ panel }) => panel.punch.seq === seq);
  if (known === undefined) return null;
  if (nowMs < held.untilMs) return held;
  return { ...known, untilMs: Math.max(known.untilMs, nowMs + readableMs) };
}

/**
 * The cards beside the panel, newest first: greetings whose punch can still be cancelled.
 * @param shown the punch that the panel shows; null for none.
 */
export function cardsBeside(
  greetings: readonly HeldGreeting[],
  shown: DoorPunch | null,
  nowMs: number,
): readonly HeldGreeting[] {
  return greetings
    .filter(
      ({ panel, takeBackUntilMs }) => panel.punch.seq !== shown?.seq && nowMs < takeBackUntilMs,
    )
    .toReversed();
}

/** Whole seconds in which a punch can still be cancelled; 0 if it cannot. @param seq of the punch. */
export function secondsToCancel(
  greetings: readonly HeldGreeting[],
  seq: number,
  nowMs: number,
): number {
  const greeting = greetings.find(({ panel }) => panel.punch.seq === seq);
  return Math.max(0, Math.ceil(((greeting?.takeBackUntilMs ?? 0) - nowMs) / 1_000));
}
