import type { AttackKind, RecordingKind, RecordingStep } from '../../../contract/calls/liveness.js';
import { t as kioskText } from '../../language/language.svelte.js';
import { t } from '../messages/text.js';
import { hintText } from '../people/hint-text.js';

/** The name of what can be recorded. */
export function kindName(kind: RecordingKind): string {
  return t(`liveness.kind.${kind}`);
}

/** The name of a kind of attack within a sentence. */
export function kindInSentence(kind: AttackKind): string {
  return t(`liveness.sentenceKind.${kind}`);
}

/** How to perform each kind of recording. */
export function preparationOf(kind: RecordingKind): string {
  return t(kind === 'live' ? 'liveness.prepare.live' : 'liveness.prepare.attack');
}

/** What to do now, or how the recording ended. */
export function instructionOf(step: RecordingStep | null, isLive: boolean): string {
  switch (step?.kind) {
    case undefined:
      return t('liveness.wait');
    case 'approach':
      if (step.hint !== null) return hintText(step.hint);
      return t(isLive ? 'liveness.approach.live' : 'liveness.approach.attack');
    case 'look':
      return t('liveness.look');
    case 'turn':
      return kioskText(`challenge.${step.challenge.direction ?? 'ahead'}`);
    case 'kept':
      return t(step.hasTurned ? 'liveness.keptTurned' : 'liveness.keptNotTurned');
    case 'dropped':
      return t(`liveness.dropped.${step.reason}`);
  }
}
