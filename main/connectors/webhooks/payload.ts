import { offsetText, wallClock } from '../../base/wall-clock.js';
import type { PersonOf } from '../connector.js';
import type { OutgoingEvent, Punch } from '../events.js';

/** The body of a webhook: the shape that the Standard Webhooks specification recommends. No names of people. */
export interface WebhookPayload {
  readonly type: 'punch' | 'correction' | 'person' | 'alarm';
  /** When it happened, UTC. */
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @param madeAtMs time of an event without its own time, which is a correction. */
export function payloadOf(
  event: OutgoingEvent,
  personOf: PersonOf,
  madeAtMs: number,
): WebhookPayload {
  const person = (subjectId: string): object => ({
    id: subjectId,
    employeeNumber: personOf(subjectId)?.number ?? null,
  });
  const { id } = event;
  switch (event.kind) {
    case 'punch': {
      const { punch, subjectId } = event;
      const data = { id, person: person(subjectId), ...punchFields(punch) };
      return { type: 'punch', timestamp: iso(punch.atMs), data };
    }
    case 'correction': {
      const { subjectId, bringsFor, withdraws, brings, reason } = event;
      const data = {
        id,
        reason,
        withdraws:
          withdraws === null ? null : { person: person(subjectId), ...punchFields(withdraws) },
        adds: brings === null ? null : { person: person(bringsFor), ...punchFields(brings) },
      };
      return { type: 'correction', timestamp: iso(madeAtMs), data };
    }
    case 'merge': {
      const data = { id, merged: person(event.subjectId), into: person(event.into) };
      return { type: 'correction', timestamp: iso(event.atMs), data };
    }
    case 'person': {
      const data = { id, person: person(event.subjectId), change: event.change };
      return { type: 'person', timestamp: iso(event.atMs), data };
    }
    case 'alarm':
      return { type: 'alarm', timestamp: iso(event.atMs), data: { id, message: event.sentence } };
  }
}

function punchFields({ kioskId, mark, direction, atMs, offsetMinutes, zone }: Punch): object {
  const offset = offsetText(offsetMinutes);
  const localTime = wallClock({ at: iso(atMs), offset }) + offset;
  return { entry: mark, kiosk: kioskId, direction, at: iso(atMs), localTime, zone };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
