import type { DoorPunch, DoorQuestion, DoorState } from '../../contract/calls/kiosk.js';

/** What the state panel shows: the services' latest state, or an earlier one that is still held. */
export type Panel =
  | DoorState
  | { readonly kind: 'taken-back'; readonly name: string }
  | { readonly kind: 'take-back-failed' }
  | { readonly kind: 'passed'; readonly name: string }
  | { readonly kind: 'answer-failed'; readonly isTooLate: boolean }
  | { readonly kind: 'help-asked' }
  /** A card was held to the reader before in or out was chosen. */
  | { readonly kind: 'choose-first' };

/** A panel and how long it is held. Times are milliseconds on one monotonic clock. */
export interface HeldPanel {
  readonly panel: Panel;
  readonly sinceMs: number;
  /** Until then, states that are not decisions do not replace it. */
  readonly untilMs: number;
  /** Until then its punch can be cancelled; 0 if there is no such punch. */
  readonly takeBackUntilMs: number;
}

const alreadyMs = 4_000;
const takenBackMs = 5_000;
const notRecordedMs = 4_000;
const unknownMs = 2_500;
const otherWayMs = 6_000;
const helpAskedMs = 8_000;
const badgeMs = 5_000;
const unansweredMs = 6_000;
/** Someone who is asked has this long to touch a button before the next face may replace the question. */
const askingMs = 8_000;
/** Hints that change faster than this can be neither read nor spoken by a screen reader. */
export const readableMs = 700;

/** In these states, a person may ask for help. */
export const helplessKinds: readonly Panel['kind'][] = [
  'unknown',
  'taken-back',
  'other-way',
  'second-factor',
  'wrong-badge',
];

export const initialPanel: HeldPanel = {
  panel: { kind: 'looking' },
  sinceMs: 0,
  untilMs: 0,
  takeBackUntilMs: 0,
};

function punchOf(panel: Panel): DoorPunch | null {
  return panel.kind === 'recorded' || panel.kind === 'already' ? panel.punch : null;
}

function questionOf(panel: Panel): DoorQuestion | null {
  return panel.kind === 'asking' ? panel.question : null;
}

function hold(panel: Panel, nowMs: number, takeBackSeconds: number): HeldPanel {
  const durationMs: Readonly<Record<Panel['kind'], number>> = {
    looking: 0,
    hint: readableMs,
    recognising: 0,
    challenge: 0,
    'other-way': otherWayMs,
    'second-factor': otherWayMs,
    'choose-direction': 0,
    recorded: Math.max(alreadyMs, takeBackSeconds * 1_000),
    already: alreadyMs,
    asking: (questionOf(panel)?.answerSeconds ?? 0) * 1_000,
    unanswered: unansweredMs,
    unknown: unknownMs,
    'wrong-badge': badgeMs,
    'choose-first': badgeMs,
    'not-recorded': notRecordedMs,
    'taken-back': takenBackMs,
    'take-back-failed': takenBackMs,
    passed: takenBackMs,
    'answer-failed': takenBackMs,
    'help-asked': helpAskedMs,
  };
  return {
    panel,
    sinceMs: nowMs,
    untilMs: nowMs + durationMs[panel.kind],
    takeBackUntilMs: panel.kind === 'recorded' ? nowMs + takeBackSeconds * 1_000 : 0,
  };
}

/** States that report a decision: they replace any held panel. */
const decisions: readonly Panel['kind'][] = [
  'recorded',
  'already',
  'asking',
  'challenge',
  'choose-direction',
  'not-recorded',
  'taken-back',
  'take-back-failed',
  'passed',
  'answer-failed',
  'help-asked',
  'wrong-badge',
  'choose-first',
];

/**
 * The panel after the services' next state. A greeting stays for its full time even if the person
 * looks away; the greeting of the next person replaces it immediately.
 */
export function nextPanel(
  held: HeldPanel,
  next: Panel,
  nowMs: number,
  takeBackSeconds: number,
): HeldPanel {
  const heldPunch = punchOf(held.panel);
  // Each frame reports the same punch again. This must not restart the time to cancel it.
  if (heldPunch !== null && heldPunch.seq === punchOf(next)?.seq) {
    return { ...held, untilMs: Math.max(held.untilMs, nowMs + readableMs) };
  }
  // Nor the time to answer.
  const heldQuestion = questionOf(held.panel);
  if (heldQuestion !== null && heldQuestion.seq === questionOf(next)?.seq) return held;
  if (held.panel.kind === next.kind && next.kind === 'not-recorded') {
    return hold(next, nowMs, takeBackSeconds);
  }
  const isReported = ['unanswered', 'other-way', 'second-factor'].includes(next.kind);
  if (held.panel.kind === next.kind && isReported) return held;
  const isDecision = decisions.includes(next.kind);
  if (!isDecision && nowMs < held.untilMs) {
    const isInterruptible = held.panel.kind === 'hint' || held.panel.kind === 'unknown';
    const isNextFace = next.kind === 'recognising' || next.kind === 'unknown';
    const wasAsked = heldQuestion !== null && nowMs - held.sinceMs >= askingMs;
    if (!(isInterruptible && next.kind === 'recognising') && !(wasAsked && isNextFace)) return held;
  }
  return hold(next, nowMs, takeBackSeconds);
}
