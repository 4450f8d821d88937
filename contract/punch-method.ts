import * as v from 'valibot';

/**
 * How a kiosk knows who somebody is. `supervisor`: another person confirmed it. `qr`: a printed badge that the camera
 * read. `card`: a card held to a reader. `totp`: a code that changes every 30 seconds, typed from their phone.
 */
export const PunchMethod = v.picklist(['face', 'pin', 'supervisor', 'qr', 'card', 'totp']);
export type PunchMethod = v.InferOutput<typeof PunchMethod>;

/** As `PunchMethod`, or `manual`: HR added the punch. */
export const AnyPunchMethod = v.picklist([...PunchMethod.options, 'manual']);
export type AnyPunchMethod = v.InferOutput<typeof AnyPunchMethod>;
