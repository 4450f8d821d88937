import type { Shown } from './shown.js';
import { panelText } from './panel-text.js';

/** What fills the screen: the clock, the camera's picture, or one colour. */
export type Layout = 'idle' | 'camera' | 'message';
/** The colour of the whole screen. */
export type Tone = 'idle' | 'camera' | 'in' | 'out' | 'neutral' | 'work' | 'warn' | 'bad';

export interface Stage {
  readonly layout: Layout;
  readonly tone: Tone;
  /** 1 hides the camera's picture. Faces that are far away are passers-by, who are not shown clearly. */
  readonly curtain: number;
}

/** States in which people have to see themselves to do something. */
const mirrors: readonly Shown['kind'][] = ['hint', 'recognising', 'challenge', 'choose-direction'];

/** How the screen looks for what it shows. */
export function stageOf(shown: Shown): Stage {
  if (mirrors.includes(shown.kind)) {
    const isFar = shown.kind === 'hint' && shown.hint === 'come-closer';
    return { layout: 'camera', tone: 'camera', curtain: isFar ? 0.75 : 0 };
  }
  if (shown.kind === 'looking') return { layout: 'idle', tone: 'idle', curtain: 1 };
  if (shown.kind === 'recorded' || shown.kind === 'already') {
    return { layout: 'message', tone: shown.punch.direction, curtain: 1 };
  }
  const { mood } = panelText(shown);
  return { layout: 'message', tone: mood === 'good' ? 'neutral' : mood, curtain: 1 };
}
