/**
 * Every refusal Rollcall makes, by code. A fault's message is one sentence for people: what
 * happened, which file or field, and what to do.
 */
export type FaultCode =
  | 'invalid-input' // a call's input does not match its schema
  | 'unreadable-image' // not an image, empty, truncated, or too large
  | 'no-face'
  | 'several-faces'
  | 'poor-quality'
  | 'no-image' // a folder without images
  | 'not-found' // a file, folder or subject that is not there
  | 'ambiguous' // a name that several subjects carry
  | 'already-enrolled' // the same name with the same face
  | 'vision-died' // the inference process ended while it worked
  | 'vision-timeout'
  | 'model-missing'
  /** A file brought to be a model is none, or does not work. */
  | 'model-unusable'
  | 'model-damaged'
  | 'data-held' // another process holds the data folder
  | 'data-read-only'
  | 'disk-full'
  | 'data-damaged'
  | 'data-newer' // written by a newer version of Rollcall
  | 'wrong-key'
  | 'key-missing'
  | 'wrong-pin'
  | 'pin-locked' // too many wrong PINs: wait
  | 'wrong-password'
  | 'sign-in-locked' // too many wrong passwords: wait
  | 'signed-out' // nobody is signed in, or not any more
  | 'not-allowed' // whoever is signed in may not do this
  | 'cancelled' // stopped by whoever asked for it
  | 'camera-elsewhere' // another screen shows the kiosk
  | 'too-late' // "that is not me" after its time
  | 'journal-broken' // the hash chain does not hold
  | 'internal';

/** A field of a call's input that cannot be used. */
export interface FieldProblem {
  /** Its path, such as `number` or `brings.localTime`: for programs. People read its label. */
  readonly field: string;
  /** A predicate without a full stop, such as `must be one to twelve digits`. */
  readonly problem: string;
}

/** An expected refusal. `code` and `fields` are for programs, `message` for people. */
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

/** True for a `Fault`, also one that crossed a process border as a plain object was rebuilt. */
export function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}
