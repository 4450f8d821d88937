import pg from 'pg';
import { Fault, isFault } from '../../../contract/fault.js';

/** Classes of errors that a server sends when it ends, starts or refuses more connections (PostgreSQL, appendix A). */
const awayClasses = ['08', '53', '57'];
/**
 * Messages of pg 8.23 when a connection ended or could not be made; these errors have no code (its client.js and
 * pg-pool).
 */
const awayMessages = /^(Connection terminated|timeout exceeded when trying to connect)/;

/**
 * Chooses what to throw for an error of a query.
 * @returns Fault `not-found` if the server could not be reached; else the error itself, which may be a bug.
 */
export function awayFault(error: unknown): unknown {
  if (!isAway(error)) return error;
  return new Fault(
    'not-found',
    'The hub’s database cannot be reached, so attendance cannot be shown now. Nothing is lost. Check that the PostgreSQL server runs, and try again.',
    { cause: error },
  );
}

/** True for the fault that `awayFault` returns if the server could not be reached. */
export function isAwayFault(error: unknown): boolean {
  return isFault(error) && isAway(error.cause);
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof pg.DatabaseError)
    return awayClasses.includes((error.code ?? '').slice(0, 2));
  // System errors such as ECONNREFUSED. A server with several addresses gives one error for all of them.
  const errors = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return (
    awayMessages.test(error.message) ||
    errors.some((one) => one instanceof Error && 'syscall' in one)
  );
}
