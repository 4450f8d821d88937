import type { KioskInfo } from '../../contract/calls/kiosk.js';

/** Which badges a hint is about; null for none. */
export function badgesToName(info: KioskInfo | null): 'printed' | 'cards' | 'both' | null {
  if (info === null) return null;
  const { printed, cards } = info.badges;
  if (printed) return cards ? 'both' : 'printed';
  return cards ? 'cards' : null;
}
