import { Fault, isFault, type FaultCode } from '../../contract/fault.js';

/** Runs work on a file, and turns system errors into faults that name the file. */
export async function withFileFaults<Value>(
  file: string,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw fileFault(file, error);
  }
}

type FaultOf = readonly [code: FaultCode, sentence: (file: string) => string];

const full: FaultOf = [
  'disk-full',
  (file) =>
    `The disk is full, so ${file} could not be written. Its previous content is unchanged. Free some space and try again.`,
];
const noPermission: FaultOf = [
  'data-read-only',
  (file) =>
    `Rollcall has no permission to read or write ${file}. Change the permissions of that folder, or choose another.`,
];
const fileInPath: FaultOf = [
  'data-read-only',
  (file) =>
    `${file} cannot be created, because part of its path is a file and not a folder. Choose another folder.`,
];
const tooManyOpen: FaultOf = [
  'disk-failed',
  (file) =>
    `${file} could not be opened, because this machine has too many files open. Close other programs and try again.`,
];
const noMemory: FaultOf = [
  'disk-failed',
  (file) =>
    `${file} could not be read or written, because this machine has too little memory. Close other programs and try again.`,
];
const gone: FaultOf = [
  'disk-failed',
  (file) =>
    `The disk or network drive of ${file} is no longer connected. Connect it again; nothing that was already saved is lost.`,
];
const inUse: FaultOf = [
  'disk-failed',
  (file) => `${file} is in use by another program. Close that program and try again.`,
];

/** By the system's error code (errno(3)). */
const faults: Readonly<Record<string, FaultOf>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EROFS: noPermission,
  EACCES: noPermission,
  EPERM: noPermission,
  ENOTDIR: fileInPath,
  EEXIST: fileInPath,
  EISDIR: ['invalid-input', (file) => `${file} is a folder. Choose a file.`],
  ENOENT: [
    'not-found',
    (file) => `${file} was not found. Check the name, and that its folder exists.`,
  ],
  ENAMETOOLONG: ['invalid-input', (file) => `The name ${file} is too long. Choose a shorter one.`],
  ELOOP: [
    'invalid-input',
    (file) => `${file} is a link that leads back to itself. Choose another path.`,
  ],
  EMFILE: tooManyOpen,
  ENFILE: tooManyOpen,
  ENOMEM: noMemory,
  ENODEV: gone,
  ENXIO: gone,
  ESTALE: gone,
  ENOTCONN: gone,
  EHOSTDOWN: gone,
  ETIMEDOUT: gone,
  EBUSY: inUse,
  ETXTBSY: inUse,
};

/** The fault for a system error about a file; other errors are returned unchanged. */
export function fileFault(file: string, error: unknown): unknown {
  if (isFault(error)) return error;
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  // Node's recursive mkdir reports a read-only disk as ENOENT.
  const known = code === 'ENOENT' && syscall === 'mkdir' ? noPermission : faults[code];
  if (known !== undefined) return new Fault(known[0], known[1](file), { cause: error });
  return new Fault(
    'disk-failed',
    `The disk reported an error (${code}) with ${file}. Check the disk and its cable; nothing that was already saved is lost.`,
    { cause: error },
  );
}

/**
 * The fault for a system error that nothing else has handled. It names the file as far as the system
 * does. Other errors are returned unchanged.
 */
export function systemFault(error: unknown): unknown {
  const { path } = (error ?? {}) as NodeJS.ErrnoException;
  const fault = fileFault(path ?? 'a file of Rollcall', error);
  if (!isFault(fault) || fault === error) return fault;
  const message = fault.message.replace(/^a /, 'A ');
  return new Fault(fault.code, message, { cause: error });
}
