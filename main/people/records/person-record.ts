import * as v from 'valibot';
import { Consent } from '../../../contract/calls/consent.js';
import type { Person } from '../../../contract/calls/people.js';
import { HashedSecret } from '../../access/secrets.js';
import type { SubjectDetails } from '../../attendance/directory.js';
import { Pending } from './pending.js';

/** One person in `people.json`. */
export const PersonRecord = v.object({
  subjectId: v.string(),
  name: v.string(),
  /** 0 for somebody without a template, who punches by PIN. */
  samples: v.number(),
  modelId: v.string(),
  enrolledAt: v.string(),
  /** Employee number and PIN, for the way without a face. */
  number: v.optional(v.string()),
  department: v.optional(v.string()),
  email: v.optional(v.string()),
  scheduleId: v.optional(v.string()),
  pin: v.optional(HashedSecret),
  consent: v.optional(Consent),
  /** Photos that are kept, sealed; none where left out. */
  photos: v.optional(v.number()),
  /** Neither recognised nor let in by PIN for the time being. */
  suspended: v.optional(v.boolean()),
  /** Set for somebody who has left: when everything kept of them is erased, UTC. */
  purgeAt: v.optional(v.string()),
});
export type PersonRecord = v.InferOutput<typeof PersonRecord>;

export const PeopleFile = v.object({
  version: v.literal(1),
  people: v.array(PersonRecord),
  /** Changes that are not finished elsewhere; oldest first. */
  pending: v.optional(v.array(Pending), []),
});
export type PeopleFile = v.InferOutput<typeof PeopleFile>;

export const changeableDetails = ['number', 'department', 'email', 'scheduleId'] as const;
export type ChangeableDetail = (typeof changeableDetails)[number];

/** What is known of somebody besides the name, from the beginning. */
export type NewDetails = { readonly [Name in ChangeableDetail]?: string };

/** Whether somebody may punch. */
export function isActive({ suspended, purgeAt }: PersonRecord): boolean {
  return suspended !== true && purgeAt === undefined;
}

/** As the contract tells of somebody. */
export function personOf(record: PersonRecord, problem: string | null): Person {
  const { subjectId, name, samples, modelId, enrolledAt, pin, consent = null, photos = 0 } = record;
  const { number, department, email, scheduleId } = detailsOf(record);
  return {
    subjectId,
    name,
    samples,
    modelId,
    enrolledAt,
    consent,
    photos,
    number,
    department,
    email,
    scheduleId,
    hasPin: pin !== undefined,
    status: record.purgeAt !== undefined ? 'left' : record.suspended ? 'suspended' : 'active',
    purgeAt: record.purgeAt ?? null,
    problem,
  };
}

export function detailsOf(person: PersonRecord | undefined): SubjectDetails {
  return {
    name: person?.name ?? null,
    number: person?.number ?? null,
    department: person?.department ?? null,
    email: person?.email ?? null,
    scheduleId: person?.scheduleId ?? null,
  };
}
