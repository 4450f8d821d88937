import type { DoorPunch } from '../../contract/calls/kiosk.js';
import { greetingOf, wallClock } from './greeting.js';
import type { MessageKey } from '../language/i18n.js';
import type { Shown } from './kiosk-session.svelte.js';

/** A message with what goes into it. */
export interface Said {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string>>;
}

/** What the panel looks like at a glance, before anything is read. */
export type Mood = 'neutral' | 'work' | 'good' | 'warn' | 'bad';

export interface PanelText {
  readonly mood: Mood;
  readonly headline: Said;
  readonly detail: Said;
  /** A sentence of the services' own, in English; null for none. */
  readonly reason: string | null;
}

function recorded(punch: DoorPunch): Said {
  const { hour, text } = wallClock(punch.localTime);
  const values = { name: punch.name, time: text };
  return punch.direction === 'out'
    ? { key: 'recorded.out', values }
    : { key: `recorded.in.${greetingOf(hour)}`, values };
}

function already(punch: DoorPunch): Said {
  const { text } = wallClock(punch.localTime);
  return { key: `already.${punch.direction}`, values: { name: punch.name, time: text } };
}

const plain = {
  starting: ['neutral', 'starting', 'startingDetail'],
  disconnected: ['bad', 'disconnected', 'disconnectedDetail'],
  restarting: ['warn', 'restarting', 'restartingDetail'],
  trouble: ['warn', 'trouble', 'troubleDetail'],
  looking: ['neutral', 'looking', 'lookingDetail'],
  recognising: ['work', 'recognising', 'recognisingDetail'],
  'choose-direction': ['warn', 'choose-direction', 'chooseDirectionDetail'],
  unknown: ['warn', 'unknown', 'unknownDetail'],
  'take-back-failed': ['bad', 'takeBackFailed', 'takeBackFailedDetail'],
} as const satisfies Partial<Record<Shown['kind'], readonly [Mood, MessageKey, MessageKey]>>;

/** What the state panel says, by what it shows. */
export function panelText(shown: Shown): PanelText {
  const say = (mood: Mood, headline: Said, detail: Said, reason: string | null = null) => ({
    mood,
    headline,
    detail,
    reason,
  });
  switch (shown.kind) {
    case 'hint':
      return say('work', { key: `hint.${shown.hint}` }, { key: `hintDetail.${shown.hint}` });
    case 'recorded':
      return say('good', recorded(shown.punch), { key: 'recordedDetail' });
    case 'already':
      return say('good', already(shown.punch), { key: 'alreadyDetail' });
    case 'not-recorded':
      return say('bad', { key: 'not-recorded' }, { key: 'unknownDetail' }, shown.message);
    case 'taken-back':
      return say(
        'neutral',
        { key: 'takenBack' },
        {
          key: 'takenBackDetail',
          values: { name: shown.name },
        },
      );
    case 'camera':
      return say(
        shown.camera === 'starting' ? 'neutral' : 'warn',
        { key: `camera.${shown.camera}` },
        { key: `cameraDetail.${shown.camera}` },
      );
    default: {
      const [mood, headline, detail] = plain[shown.kind];
      return say(mood, { key: headline }, { key: detail });
    }
  }
}
