import type { FaultCode } from './fault.js';

/** Why a punch could not be written, as people at the door get to know it. */
export const notRecordedReasons = ['disk-full', 'data-read-only', 'disk-failed', 'other'] as const;
export type NotRecordedReason = (typeof notRecordedReasons)[number];

/** @param code of the fault; null for an error that is not a fault. */
export function whyNotRecorded(code: FaultCode | null): NotRecordedReason {
  return notRecordedReasons.find((reason) => reason === code) ?? 'other';
}
