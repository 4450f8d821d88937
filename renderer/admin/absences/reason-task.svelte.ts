import { isFault } from '../../../contract/fault.js';
import { Task } from '../task.svelte.js';

/** A task that may need a reason, because it changes days that are signed off: it asks once the services want one. */
export class ReasonTask extends Task {
  isReasonAsked = $state(false);
  reason = $state('');

  /** What was entered, for the call; undefined while it is not asked. */
  get given(): string | undefined {
    return this.isReasonAsked ? this.reason : undefined;
  }

  override run(action: () => Promise<unknown>): Promise<void> {
    return super.run(async () => {
      try {
        return await action();
      } catch (error) {
        if (isFault(error) && error.fields.some(({ field }) => field === 'reason')) {
          this.isReasonAsked = true;
        }
        throw error;
      }
    });
  }
}
