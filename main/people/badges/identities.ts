import type { Settings } from '../../../contract/calls/settings.js';
import { answersTo } from '../records/pad-code.js';
import type { People } from '../records/people.js';
import type { OtherDoors } from '../../attendance/punch/other-doors.js';
import { badgeDigest, stepsAround } from './badge-secrets.js';
import { findByBadge, findByPhone, type PhoneCode } from './badges.js';

/** Finds active people by what they type, show to the camera or hold to a reader. */
export interface Identities {
  /** @param typed number or code. @returns the id of the person; null if number or PIN are wrong. */
  findByPin(typed: string, pin: string): Promise<string | null>;
  /** @param nowMs milliseconds since 1970, UTC. @returns null if number or code are wrong, or not accepted here. */
  findByPhone(typed: string, code: string, nowMs: number): PhoneCode | null;
  /** Whether the hub has reported that the code was used at another kiosk. */
  wasUsedElsewhere(code: PhoneCode): boolean;
  /** @returns the id of the person; null for an unknown badge, or if the site accepts none. */
  findByBadge(kind: 'printed' | 'card', text: string): string | null;
  /** The id under which attempts with a badge are counted. A file that contains it does not reveal the badge. */
  attemptName(kind: 'printed' | 'card', text: string): string;
}

/** The people of a site, found in the ways that its settings allow. */
export function identitiesOf(
  people: People,
  settings: Pick<Settings, 'badges'>,
  otherDoors: OtherDoors,
): Identities {
  const { register, badgeKeys: keys } = people.store;
  return {
    findByPin: (typed, pin) => people.findByPin(typed, pin),
    findByPhone: (typed, code, nowMs) => {
      if (!settings.badges.rotating) return null;
      const person = register.all.find((other) => answersTo(other, typed));
      return findByPhone(keys.folderKey, person, code, nowMs);
    },
    wasUsedElsewhere: ({ subjectId, step }) =>
      otherDoors
        .of(subjectId)
        .some(({ method, atMs }) => method === 'totp' && stepsAround(atMs).includes(step)),
    findByBadge: (kind, text) => {
      const isAccepted = kind === 'card' ? settings.badges.cards : settings.badges.printed;
      return isAccepted ? findByBadge({ register, keys }, kind, text) : null;
    },
    attemptName: (kind, text) => `${kind} ${badgeDigest(keys.own, kind, text).slice(0, 12)}`,
  };
}
