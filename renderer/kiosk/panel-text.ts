import type { DoorPunch } from '../../contract/calls/kiosk.js';
import { greetingOf, timeOfDay } from './greeting.js';
import type { MessageKey } from '../language/i18n.js';
import type { Shown } from './shown.js';

/** A message and the values for its placeholders. */
interface PanelMessage {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string>>;
}

/** Sets the colour of the screen. */
export type Mood = 'neutral' | 'work' | 'good' | 'warn' | 'bad';

export interface PanelText {
  readonly mood: Mood;
  readonly headline: PanelMessage;
  /** Null if the headline says everything. */
  readonly detail: PanelMessage | null;
  /** Why it failed; null if the headline says it, or it is not known. */
  readonly reason: PanelMessage | null;
}

function recorded(punch: DoorPunch): PanelMessage {
  const { hour, text } = timeOfDay(punch.localTime);
  const values = { name: punch.name, time: text };
  return punch.direction === 'out'
    ? { key: 'recorded.out', values }
    : { key: `recorded.in.${greetingOf(hour)}`, values };
}

function already(punch: DoorPunch): PanelMessage {
  const { text } = timeOfDay(punch.localTime);
  return { key: `already.${punch.direction}`, values: { name: punch.name, time: text } };
}

const fixedTexts = {
  starting: ['neutral', 'starting', 'startingDetail'],
  disconnected: ['bad', 'disconnected', 'disconnectedDetail'],
  updating: ['neutral', 'updating', 'updatingDetail'],
  elsewhere: ['neutral', 'elsewhere', 'elsewhereDetail'],
  restarting: ['warn', 'restarting', 'restartingDetail'],
  trouble: ['warn', 'trouble', 'troubleDetail'],
  recognising: ['work', 'recognising', 'recognisingDetail'],
  'choose-direction': ['warn', 'choose-direction', 'chooseDirectionDetail'],
  unknown: ['warn', 'unknown', 'unknownDetail'],
  'wrong-badge': ['warn', 'wrongBadge', 'unknownDetail'],
  'choose-first': ['warn', 'choose-direction', 'chooseFirstDetail'],
  'take-back-failed': ['bad', 'takeBackFailed', 'takeBackFailedDetail'],
  'other-way': ['warn', 'otherWay', 'otherWayDetail'],
  'second-factor': ['warn', 'secondFactor', 'secondFactorDetail'],
  unanswered: ['neutral', 'unanswered', 'unansweredDetail'],
  'help-asked': ['neutral', 'helpAsked', 'helpAskedDetail'],
} as const satisfies Partial<Record<Shown['kind'], readonly [Mood, MessageKey, MessageKey]>>;

/** The text of the state panel for what it shows. */
export function panelText(shown: Shown): PanelText {
  const text = (
    mood: Mood,
    headline: PanelMessage,
    detail: PanelMessage | null,
    reason: PanelMessage | null = null,
  ): PanelText => ({ mood, headline, detail, reason });
  switch (shown.kind) {
    case 'looking':
      return text('neutral', { key: 'looking' }, null);
    case 'hint':
      return text('work', { key: `hint.${shown.hint}` }, { key: `hintDetail.${shown.hint}` });
    case 'recorded':
      return text('good', recorded(shown.punch), { key: 'recordedDetail' });
    case 'already':
      return text('good', already(shown.punch), { key: 'alreadyDetail' });
    case 'asking':
      return text(
        'warn',
        { key: 'asking', values: { name: shown.question.name } },
        { key: 'askingDetail' },
      );
    case 'challenge': {
      const { direction, step, steps } = shown.challenge;
      return text(
        'work',
        { key: `challenge.${direction ?? 'ahead'}` },
        { key: 'challengeDetail', values: { step: String(step), steps: String(steps) } },
      );
    }
    case 'passed':
      return text(
        'neutral',
        { key: 'passed', values: { name: shown.name } },
        { key: 'passedDetail' },
      );
    case 'answer-failed':
      return text(
        'bad',
        { key: 'answerFailed' },
        { key: shown.isTooLate ? 'answerFailedLate' : 'unknownDetail' },
      );
    case 'not-recorded':
      return text(
        'bad',
        { key: 'not-recorded' },
        // A PIN would fail for the same reason.
        { key: 'notRecordedDetail' },
        shown.why === 'other' ? null : { key: `notRecorded.${shown.why}` },
      );
    case 'taken-back':
      return text(
        'neutral',
        { key: 'takenBack' },
        {
          key: 'takenBackDetail',
          values: { name: shown.name },
        },
      );
    case 'camera':
      return text(
        shown.camera === 'starting' ? 'neutral' : 'warn',
        { key: `camera.${shown.camera}` },
        { key: `cameraDetail.${shown.camera}` },
      );
    default: {
      const [mood, headline, detail] = fixedTexts[shown.kind];
      return text(mood, { key: headline }, { key: detail });
    }
  }
}
