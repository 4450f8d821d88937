import { Fault } from '../../contract/fault.js';

/** Runs work on a file and turns the system's refusals into sentences that name the file. */
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

/** The fault for what the system said about a file; other errors as they are. */
export function fileFault(file: string, error: unknown): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  // What Node's recursive mkdir says of a read-only disk.
  if (code === 'ENOENT' && syscall === 'mkdir')
    return fileFault(
      file,
      Object.assign(new Error('read-only', { cause: error }), { code: 'EROFS' }),
    );
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault(
        'disk-full',
        `The disk is full: ${file} could not be written, and what it held before is kept. Free some space and try again.`,
        { cause: error },
      );
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new Fault(
        'data-read-only',
        `${file} may not be written or read by this program; give it the rights to that folder, or choose another.`,
        { cause: error },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new Fault(
        'data-read-only',
        `${file} cannot be made: a part of its path is a file, not a folder. Choose another folder with --data.`,
        { cause: error },
      );
    default:
      return error;
  }
}
