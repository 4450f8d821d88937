import type { UpdateProblem } from '../../contract/calls/updates.js';

/** A step of an update that failed. The previous version continues. */
export class UpdateFailure extends Error {
  constructor(
    readonly problem: UpdateProblem,
    options?: ErrorOptions,
  ) {
    super(`update: ${problem}`, options);
  }
}

/** Turns an error of the disk or the network into a failure. */
export function failureOf(error: unknown, otherwise: UpdateProblem): UpdateFailure {
  if (error instanceof UpdateFailure) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'disk-full';
  return new UpdateFailure(isFull ? 'no-space' : otherwise, { cause: error });
}
