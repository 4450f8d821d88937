import { momentText } from '../../language/formats.js';

/** A time on the wall clock in the screen's language. @param localTime such as `2026-03-09T08:59`. */
export function localMomentText(localTime: string): string {
  return momentText(`${localTime}Z`, 'UTC');
}
