import type { DoorPunch, DoorState } from '../../contract/calls/kiosk.js';

/** What the state panel shows of the door: what the services said last, or what still stands. */
export type Panel =
  | DoorState
  | { readonly kind: 'taken-back'; readonly name: string }
  | { readonly kind: 'take-back-failed' };

/** A panel with the moments it is held by; milliseconds of one clock. */
export interface Held {
  readonly panel: Panel;
  /** Until then weaker states do not replace it. */
  readonly untilMs: number;
  /** Until then its punch may be taken back; 0 for no such punch. */
  readonly takeBackUntilMs: number;
}

const alreadyMs = 4_000;
const takenBackMs = 5_000;
const notRecordedMs = 4_000;
const unknownMs = 2_500;
/** Hints that change faster than this cannot be read, nor read out. */
const hintMs = 700;

/** The panel before anything happened. */
export const nothingYet: Held = {
  panel: { kind: 'looking' },
  untilMs: 0,
  takeBackUntilMs: 0,
};

function punchOf(panel: Panel): DoorPunch | null {
  return panel.kind === 'recorded' || panel.kind === 'already' ? panel.punch : null;
}

function hold(panel: Panel, nowMs: number, takeBackSeconds: number): Held {
  const shownMs: Readonly<Record<Panel['kind'], number>> = {
    looking: 0,
    hint: hintMs,
    recognising: 0,
    'choose-direction': 0,
    recorded: Math.max(alreadyMs, takeBackSeconds * 1_000),
    already: alreadyMs,
    unknown: unknownMs,
    'not-recorded': notRecordedMs,
    'taken-back': takenBackMs,
    'take-back-failed': takenBackMs,
  };
  return {
    panel,
    untilMs: nowMs + shownMs[panel.kind],
    takeBackUntilMs: panel.kind === 'recorded' ? nowMs + takeBackSeconds * 1_000 : 0,
  };
}

/** States that name a decision: they replace whatever is held. */
const decisions: readonly Panel['kind'][] = [
  'recorded',
  'already',
  'choose-direction',
  'not-recorded',
  'taken-back',
  'take-back-failed',
];

/**
 * What the panel shows after the services' next state. A greeting stays for its time, though the
 * person looks away; somebody else who is recognised replaces it at once.
 */
export function nextPanel(held: Held, next: Panel, nowMs: number, takeBackSeconds: number): Held {
  const before = punchOf(held.panel);
  const now = punchOf(next);
  // The same punch told again, frame after frame: its time and its button do not begin anew.
  if (before !== null && before.seq === now?.seq) {
    return { ...held, untilMs: Math.max(held.untilMs, nowMs + hintMs) };
  }
  if (held.panel.kind === next.kind && next.kind === 'not-recorded') {
    return hold(next, nowMs, takeBackSeconds);
  }
  const weak = !decisions.includes(next.kind);
  if (weak && nowMs < held.untilMs) {
    const fleeting = held.panel.kind === 'hint' || held.panel.kind === 'unknown';
    if (!(fleeting && next.kind === 'recognising')) return held;
  }
  return hold(next, nowMs, takeBackSeconds);
}
