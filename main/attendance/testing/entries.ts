import type { NewPunch, NewSeen } from '../journal/entry.js';

/** Subject-1 at a door, recognised by face. */
const byFace = {
  offset: '+01:00',
  zone: 'Europe/Berlin',
  subjectId: 'subject-1',
  method: 'face',
  kioskId: 'kiosk-1',
  modelId: 'model-1',
  distance: 0.2,
  margin: 0.3,
} as const;

/** A punch of subject-1 by face on a Monday morning, with the given fields changed. */
export function newPunch(given: Partial<NewPunch> = {}): NewPunch {
  const at = '2026-03-02T08:00:00.000Z';
  return { kind: 'punch', at, direction: 'in', ...byFace, flags: [], ...given };
}

/** A look of subject-1 on the same day at noon. */
export function newLook(): NewSeen {
  return { kind: 'seen', at: '2026-03-02T12:00:00.000Z', ...byFace, flags: [] };
}

/** How somebody clocks in with a PIN: no face is compared. */
export const byPin = { method: 'pin', modelId: null, distance: null, margin: null } as const;
