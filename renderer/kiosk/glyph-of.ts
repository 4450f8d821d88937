import type { GlyphName } from './glyphs.js';
import { greetingOf, timeOfDay } from './greeting.js';
import type { Shown } from './shown.js';

const fixed = {
  looking: 'lens',
  recognising: 'lens',
  challenge: 'lens',
  'choose-direction': 'choice',
  already: 'check',
  asking: 'choice',
  unanswered: 'hourglass',
  unknown: 'unknown-face',
  'wrong-badge': 'warning',
  'choose-first': 'choice',
  'other-way': 'keypad',
  'second-factor': 'people',
  'not-recorded': 'disk-fault',
  'taken-back': 'undo',
  'take-back-failed': 'warning',
  'answer-failed': 'warning',
  passed: 'steps',
  'help-asked': 'bell',
  starting: 'start',
  disconnected: 'plug',
  updating: 'restart',
  elsewhere: 'screens',
  restarting: 'restart',
  trouble: 'warning',
} as const satisfies Partial<Record<Shown['kind'], GlyphName>>;

const hints = {
  'come-closer': 'closer',
  'move-to-middle': 'middle',
  'one-at-a-time': 'people',
  'too-dark': 'moon',
  'light-behind': 'sun',
  'uncover-face': 'face',
  'look-at-camera': 'lens',
  'hold-still': 'face',
} as const satisfies Record<Extract<Shown, { kind: 'hint' }>['hint'], GlyphName>;

/** The glyph for what the screen shows. */
export function glyphOf(shown: Shown): GlyphName {
  switch (shown.kind) {
    case 'hint':
      return hints[shown.hint];
    case 'camera':
      return shown.camera === 'refused' || shown.camera === 'not-allowed' ? 'lock' : 'no-camera';
    case 'recorded':
      if (shown.punch.direction === 'out') return 'leave';
      return greetingOf(timeOfDay(shown.punch.localTime).hour) === 'evening' ? 'moon' : 'sun';
    default:
      return fixed[shown.kind];
  }
}
