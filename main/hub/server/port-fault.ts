import { Fault } from '../../../contract/fault.js';

/**
 * Explains why a server could not listen.
 * @param error thrown by listening.
 * @returns a Fault `invalid-input` if the port is in use or not allowed; otherwise the same error.
 */
export function portFault(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  return new Fault(
    'invalid-input',
    `Port ${port} is in use or not allowed. Choose another one with --port.`,
    { cause: error },
  );
}
