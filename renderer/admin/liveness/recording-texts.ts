import type { RecordingKind, RecordingStep } from '../../../contract/calls/liveness.js';
import { en } from '../../language/messages/en.js';
import { hintTexts } from '../people/capture-texts.js';

/** Names of what can be recorded. */
export const kindNames: Readonly<Record<RecordingKind, string>> = {
  live: 'Live person',
  print: 'Print on paper',
  'bent-sheet': 'Bent sheet',
  'cut-out': 'Cut-out of a print',
  phone: 'Photo on a phone or tablet',
  replay: 'Video on a phone or tablet',
  other: 'Another kind of attack',
};

/** How to perform each kind of recording. */
export function preparationOf(kind: RecordingKind): string {
  return kind === 'live'
    ? 'The person waits three metres away, walks up as to clock in, and then turns the head as the screen says.'
    : 'Bring the picture to the camera so that it covers your own face. Then try to follow the screen: tilt, bend or play it.';
}

/** What to do now, or how the recording ended. */
export function instructionOf(step: RecordingStep | null, isLive: boolean): string {
  switch (step?.kind) {
    case undefined:
      return 'Please wait…';
    case 'approach':
      if (step.hint !== null) return hintTexts[step.hint];
      return isLive ? 'Walk up to the camera.' : 'Bring the picture to the camera.';
    case 'look':
      return 'Look at the camera.';
    case 'turn':
      return en[`challenge.${step.challenge.direction ?? 'ahead'}`];
    case 'kept':
      return step.hasTurned
        ? 'Recorded. The head turned as asked.'
        : 'Recorded. The door would say that the head did not turn as asked.';
    case 'dropped':
      return step.reason;
  }
}
