import { isFault } from '../../contract/fault.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import type { MessageKey } from '../language/i18n.js';

/** The message for a PIN punch that failed. */
export function pinFaultKey(error: unknown): MessageKey {
  if (error instanceof ConnectionLost) return 'pinFault.disconnected';
  if (!isFault(error)) return 'pinFault.other';
  switch (error.code) {
    case 'wrong-pin':
    case 'not-found':
      return 'pinFault.wrong-pin';
    case 'code-used':
      return 'pinFault.code-used';
    case 'pin-locked':
      return 'pinFault.pin-locked';
    case 'not-allowed':
      return 'pinFault.not-allowed';
    case 'too-late':
      return 'pinFault.too-late';
    case 'busy':
      return 'pinFault.busy';
    case 'invalid-input':
      return 'pinFault.incomplete';
    case 'disk-full':
    case 'disk-failed':
    case 'data-read-only':
    case 'data-damaged':
      return 'pinFault.disk';
    default:
      return 'pinFault.other';
  }
}
