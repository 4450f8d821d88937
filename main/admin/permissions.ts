import type { Role } from '../../preload/admin.js';

/** Calls that anybody at the screen may make: the kiosk's own, and signing in. */
const forAnybody = /^(kiosk\.|admin\.)/;

/** Calls that HR may make: attendance, exports, and files to and fro. */
const forHr = /^(attendance\.(?!punch$)|exports\.|downloads\.|people\.names$)/;

/**
 * Whether a call may be made from a screen.
 * @param role of whoever is signed in there; null for nobody.
 */
export function mayCall(role: Role | null, call: string): boolean {
  if (forAnybody.test(call) || role === 'administrator') return true;
  return role === 'hr' && forHr.test(call);
}
