import type { NewPunch } from '../journal/entry.js';

/** A punch of subject-1 by face on a Monday morning, with the given fields changed. */
export function newPunch(given: Partial<NewPunch> = {}): NewPunch {
  return {
    kind: 'punch',
    at: '2026-03-02T08:00:00.000Z',
    offset: '+01:00',
    zone: 'Europe/Berlin',
    subjectId: 'subject-1',
    direction: 'in',
    method: 'face',
    kioskId: 'kiosk-1',
    modelId: 'model-1',
    distance: 0.2,
    margin: 0.3,
    flags: [],
    ...given,
  };
}

/** How somebody clocks in with a PIN: no face is compared. */
export const byPin = { method: 'pin', modelId: null, distance: null, margin: null } as const;
