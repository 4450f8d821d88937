import type { KioskInfo } from '../../contract/calls/kiosk.js';
import { systemZone } from '../base/wall-clock.js';
import type { DoorData } from './door-data.js';
import { takeBackSeconds } from './recent-punches.js';

/** What the kiosk's screen needs to know of the site and its settings. */
export function kioskInfo(data: DoorData): KioskInfo {
  const { kioskId, zone, operator, direction, badges, ...settings } = data.settings;
  return {
    kioskId,
    zone: zone ?? systemZone(),
    operator,
    asksDirection: direction === 'ask',
    takeBackSeconds,
    sendsData: sendsData(data),
    badges: { ...badges },
    speaksPrompts: settings.speaksPrompts,
    usesLargeType: settings.usesLargeType,
    canRecord: !data.isReadingOnly,
  };
}

function sendsData({ otherDoors, connectors }: DoorData): boolean {
  return otherDoors?.hasHub === true || (connectors?.list().length ?? 0) > 0;
}
