import type { CaptureHint } from '../../../contract/calls/capture.js';
import { t } from '../messages/text.js';

/** What the person in front of the camera should do. */
export function hintText(hint: CaptureHint): string {
  return t(`enrol.hint.${hint}`);
}
