import { isFault } from '../../contract/fault.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import type { MessageKey } from '../language/i18n.js';

/** What a person is told whose PIN was not taken. */
export function faultKey(error: unknown): MessageKey {
  if (error instanceof ConnectionLost) return 'pinFault.disconnected';
  if (!isFault(error)) return 'pinFault.other';
  switch (error.code) {
    case 'wrong-pin':
    case 'not-found':
      return 'pinFault.wrong-pin';
    case 'pin-locked':
      return 'pinFault.pin-locked';
    case 'invalid-input':
      return 'pinFault.incomplete';
    default:
      return 'pinFault.other';
  }
}
