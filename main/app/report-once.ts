import { isFault } from '../../contract/fault.js';
import { messageOf } from '../base/message-of.js';
import { ReadingOnlyFault } from '../storage/reading-only.js';

/** Does work, and reports if it fails. @param failure the beginning of the sentence. */
export type Attempt = (failure: string, work: () => Promise<unknown>) => Promise<void>;

/**
 * For regular work: a failure is reported once, and again when its reason changes or when it comes back. The next run
 * tries again, so a database that is away would otherwise be a notice every few seconds.
 */
export function attemptsReportedOnce(notify: (sentence: string) => void): Attempt {
  const reported = new Map<string, string>();
  return async (failure, work) => {
    try {
      await work();
      reported.delete(failure);
    } catch (error) {
      // Reported once, at opening.
      if (error instanceof ReadingOnlyFault) return;
      // Stopped by closing; the next opening does the rest.
      if (isFault(error) && error.code === 'cancelled') return;
      const sentence = `${failure}: ${messageOf(error)}`;
      if (reported.get(failure) === sentence) return;
      reported.set(failure, sentence);
      notify(sentence);
    }
  };
}
