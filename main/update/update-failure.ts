import type { UpdateProblem } from '../../contract/calls/updates.js';

/** A step of an update that did not work. The version before goes on. */
export class UpdateFailure extends Error {
  constructor(
    readonly problem: UpdateProblem,
    options?: ErrorOptions,
  ) {
    super(`update: ${problem}`, options);
  }
}

/** The failure that an error of the disk or the network stands for. */
export function failureOf(error: unknown, otherwise: UpdateProblem): UpdateFailure {
  if (error instanceof UpdateFailure) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG' || code === 'disk-full';
  return new UpdateFailure(isFull ? 'no-space' : otherwise, { cause: error });
}
