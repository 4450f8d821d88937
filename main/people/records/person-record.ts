import * as v from 'valibot';
import { Consent } from '../../../contract/calls/consent.js';
import { FormerName, type Person } from '../../../contract/calls/people.js';
import { HashedSecret } from '../../access/secrets.js';
import type { SubjectDetails } from '../../attendance/directory.js';
import { BadgeRecord, badgeOf } from '../badges/badge-record.js';
import { Pending } from './pending.js';

/** One person in `people.json`. */
export const PersonRecord = v.object({
  subjectId: v.string(),
  name: v.string(),
  /** Former names, oldest first. */
  formerNames: v.optional(v.array(FormerName)),
  /** Samples of the template; 0 for a person without one, who clocks in with a PIN. */
  samples: v.number(),
  modelId: v.string(),
  enrolledAt: v.string(),
  /** Employee number; with the PIN, the way to clock in without a face. */
  number: v.optional(v.string()),
  /** Digits to type on the PIN pad if the number cannot be typed there. */
  code: v.optional(v.string()),
  department: v.optional(v.string()),
  email: v.optional(v.string()),
  scheduleId: v.optional(v.string()),
  pin: v.optional(HashedSecret),
  badges: v.optional(v.array(BadgeRecord)),
  /** Ids of badges that no longer work, so that no other machine restores one. */
  withdrawnBadges: v.optional(v.array(v.string())),
  consent: v.optional(Consent),
  /** Number of kept photos, 0 if left out. */
  photos: v.optional(v.number()),
  /** May confirm at the door who somebody is. */
  isSupervisor: v.optional(v.boolean()),
  /** Cannot clock in by face or PIN for now. */
  suspended: v.optional(v.boolean()),
  /** Set for a person who has left: when their data is to be erased, UTC. */
  purgeAt: v.optional(v.string()),
});
export type PersonRecord = v.InferOutput<typeof PersonRecord>;

export const PeopleFile = v.object({
  version: v.literal(1),
  people: v.array(PersonRecord),
  /** Changes whose other steps are not finished, oldest first. */
  pending: v.optional(v.array(Pending), []),
});
export type PeopleFile = v.InferOutput<typeof PeopleFile>;

export const changeableDetails = ['number', 'code', 'department', 'email', 'scheduleId'] as const;
export type ChangeableDetail = (typeof changeableDetails)[number];

/** Details of a new person besides the name. */
export type NewDetails = { readonly [Name in ChangeableDetail]?: string };

/** Whether the person may clock in. */
export function isActive({ suspended, purgeAt }: PersonRecord): boolean {
  return suspended !== true && purgeAt === undefined;
}

/** The person in the form of the contract. */
export function personOf(record: PersonRecord, problem: string | null): Person {
  const { subjectId, name, samples, modelId, enrolledAt, pin, consent = null, photos = 0 } = record;
  const { number, department, email, scheduleId } = detailsOf(record);
  return {
    subjectId,
    name,
    formerNames: record.formerNames ?? [],
    samples,
    modelId,
    enrolledAt,
    consent,
    photos,
    number,
    code: record.code ?? null,
    department,
    email,
    scheduleId,
    hasPin: pin !== undefined,
    badges: (record.badges ?? []).map(badgeOf),
    isSupervisor: record.isSupervisor === true,
    status: record.purgeAt !== undefined ? 'left' : record.suspended ? 'suspended' : 'active',
    purgeAt: record.purgeAt ?? null,
    problem,
  };
}

/** The details for payroll and reports; all null for an unknown person. */
export function detailsOf(person: PersonRecord | undefined): SubjectDetails {
  return {
    name: person?.name ?? null,
    number: person?.number ?? null,
    department: person?.department ?? null,
    email: person?.email ?? null,
    scheduleId: person?.scheduleId ?? null,
  };
}
