/** The code of a refusal, for programs. */
export type FaultCode =
  | 'invalid-input' // a call's input does not match its schema
  | 'unreadable-image' // not an image, empty, truncated, or too large
  | 'no-face'
  | 'several-faces'
  | 'poor-quality'
  | 'few-samples' // an enrolment from fewer samples than recognition needs
  | 'several-people' // photos or records that do not show one person
  | 'no-image' // a folder without images
  | 'not-found' // a file, folder or subject that does not exist
  | 'file-exists' // a file that would be overwritten
  | 'ambiguous' // a name that several subjects have
  | 'already-enrolled' // the same name with the same face
  | 'vision-died' // the inference process ended during a call
  | 'vision-timeout'
  | 'model-missing'
  | 'model-unusable' // a file that is not a model, or a model that fails its trial
  | 'model-damaged'
  | 'data-held' // another process holds the data folder
  | 'data-read-only'
  | 'disk-full'
  | 'disk-failed' // the disk or the system reported an error
  | 'data-damaged'
  | 'data-altered' // a file was changed outside Rollcall
  | 'data-newer' // written by a newer version of Rollcall
  | 'wrong-key'
  | 'key-missing'
  | 'wrong-pin'
  | 'pin-locked' // too many wrong PINs: wait
  | 'code-used' // a code from a phone that counted before
  | 'wrong-badge' // a badge or card that is not known here, or not accepted
  | 'wrong-password'
  | 'sign-in-locked' // too many wrong passwords: wait
  | 'signed-out' // no one is signed in, or no longer
  | 'not-allowed' // the signed-in person may not do this
  | 'busy' // a screen makes too many calls at once
  | 'cancelled' // stopped on request
  | 'camera-elsewhere' // another screen shows the kiosk
  | 'too-late' // a punch is taken back after the time for it
  | 'journal-broken' // the hash chain is broken
  | 'internal';

/** A problem with a field of a call's input. */
export interface FieldProblem {
  /** Path for programs, such as `number` or `brings.localTime`. People read its label instead. */
  readonly field: string;
  /** A predicate without a full stop, such as `must be one to twelve digits`. */
  readonly problem: string;
}

/**
 * An expected refusal. `code` and `fields` are for programs. `message` is for people: what happened,
 * which file or field, and what to do next.
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly fields: readonly FieldProblem[];

  constructor(
    code: FaultCode,
    message: string,
    options: { cause?: unknown; fields?: readonly FieldProblem[] | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'Fault';
    this.code = code;
    this.fields = options.fields ?? [];
  }
}

/** True for an expected refusal, false for a bug. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}
