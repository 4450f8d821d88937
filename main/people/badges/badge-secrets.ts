import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from '../../storage/seal.js';

/**
 * The beginning of a badge's QR code. Capitals, digits and a colon: the smallest alphabet of QR codes that has them
 * (ISO/IEC 18004, alphanumeric mode), so that the squares are larger.
 */
const badgeStart = 'RCB1:';
/** 128 bits, as base32: no one can guess them. */
const badgeBytes = 16;
const badgePattern = /^RCB1:[A-Z2-7]{26}$/;

/** RFC 4226, section 4: a secret of 160 bits is recommended. */
const phoneBytes = 20;
/** Values that every authenticator app supports; some ignore other values (RFC 6238, sections 1.2 and 5.2). */
const totpForm = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Steps that the clock of a phone may be early or late (RFC 6238, section 5.2, recommends at most one). */
const driftSteps = 1;

/** The text of a new printed badge. */
export function newBadgeText(): string {
  return badgeStart + new Secret({ buffer: bytesOf(badgeBytes) }).base32;
}

/** Whether a text in a QR code is a badge of Rollcall. Other codes, such as on a parcel, do not count as an attempt. */
export function isBadgeText(text: string): boolean {
  return badgePattern.test(text);
}

/** The key for the badges that are made with a data folder. @param key of the data folder. */
export function badgeKeyOf(key: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'rollcall badges', 32));
}

/**
 * The digest that is kept of a printed badge or a card. Numbers of cards are short, so they could be guessed from a
 * digest without a key.
 * @param badgeKey as `badgeKeyOf`.
 */
export function badgeDigest(badgeKey: Uint8Array, kind: 'printed' | 'card', text: string): string {
  return createHmac('sha256', badgeKey).update(`${kind}:${text}`).digest('base64url');
}

/** A new secret for a person's phone: base32, as authenticator apps read it. */
export function newPhoneSecret(): string {
  return new Secret({ buffer: bytesOf(phoneBytes) }).base32;
}

/** @param badgeId authenticated, so that the secrets of two people cannot be swapped. */
export function sealPhoneSecret(key: Uint8Array, secret: string, badgeId: string): string {
  return seal(key, Buffer.from(secret), `badge ${badgeId}`).toString('base64');
}

/** @throws Fault `wrong-key`, `data-damaged`. */
export function unsealPhoneSecret(key: Uint8Array, sealed: string, badgeId: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  return unseal(key, bytes, `badge ${badgeId}`, 'The secret of a phone in people.json').toString();
}

/** The `otpauth://` address that an authenticator app scans. @param site shown in the app above the name. */
export function phoneAddress(secret: string, site: string, name: string): string {
  return new TOTP({ ...totpForm, secret, issuer: site, label: name }).toString();
}

/**
 * The time step (of 30 seconds, since 1970) that a code belongs to; null for a wrong code.
 * @param nowMs milliseconds since 1970, UTC.
 */
export function stepOfCode(secret: string, code: string, nowMs: number): number | null {
  const totp = new TOTP({ ...totpForm, secret });
  const delta = totp.validate({ token: code, timestamp: nowMs, window: driftSteps });
  return delta === null ? null : totp.counter({ timestamp: nowMs }) + delta;
}

/** The time steps of all codes that are accepted at a time. @param nowMs milliseconds since 1970, UTC. */
export function stepsAround(nowMs: number): number[] {
  const step = Math.floor(nowMs / (totpForm.period * 1000));
  const steps = [step];
  for (let late = 1; late <= driftSteps; late++) steps.push(step - late, step + late);
  return steps;
}

function bytesOf(count: number): ArrayBuffer {
  return new Uint8Array(randomBytes(count)).buffer;
}
