import { Fault } from '../../contract/fault.js';

/**
 * The refusal of a change that comes after its data folder was closed, such as that of a call that continued while the
 * folder was opened again. The files may belong to another opening by now, whose changes must stay.
 */
export function closedFault(): Fault {
  return new Fault(
    'cancelled',
    'Rollcall closed its data folder before this change could be saved. Nothing was changed. Try again.',
  );
}
