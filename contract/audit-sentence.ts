import { auditMessages, type AuditMessageName } from './audit-messages.js';
import type { AuditEntry } from './calls/access.js';

/** An entry with the current name of the person it is about; null if it is not about a person. */
export interface NamedAuditEntry extends AuditEntry {
  readonly targetName: string | null;
}

/** Names of messages that stand inside others. */
type Part = `range.${string}` | `punch.${string}`;
/** The actions in the audit log. */
export type AuditAction = Exclude<AuditMessageName, Part>;

/** How the sentences are worded: the language of the reader. */
export interface AuditWords {
  /** A message with its values filled in. */
  message(name: AuditMessageName, values: Readonly<Record<string, string | number>>): string;
  /** The names of changed fields as one list. @param fields as recorded. */
  fields(fields: readonly string[]): string;
  /** @param day such as `2026-03-09`. */
  day(day: string): string;
}

/** Recorded values. Earlier versions may have recorded fewer. */
type Facts = Readonly<Record<string, unknown>>;

/** Numbers that a sentence may mention. */
const counts = [
  ...['added', 'attacks', 'changed', 'count', 'entry', 'imported', 'live', 'people'],
  ...['recordings', 'rows', 'samples'],
];
/** Words that choose a variant of a sentence, or that people wrote. */
const texts = ['learning', 'liveness', 'model', 'name', 'reason', 'role', 'why'];

/** Describes an entry in one sentence; an action of a newer version by its recorded name. */
export function auditSentence(entry: NamedAuditEntry, words: AuditWords): string {
  const { action } = entry;
  if (!Object.hasOwn(auditMessages, action)) return action;
  return words.message(action as AuditAction, valuesOf(entry, words));
}

/** The values of every placeholder of every sentence. */
function valuesOf(
  { target, targetName, before: recordedBefore, after: recordedAfter }: NamedAuditEntry,
  words: AuditWords,
): Record<string, string | number> {
  const [before, after] = [factsOf(recordedBefore), factsOf(recordedAfter)];
  const { departments, embedding, detector, purgeAt } = after;
  return {
    ...Object.fromEntries(counts.map((name) => [name, Number(after[name] ?? 0)])),
    ...Object.fromEntries(texts.map((name) => [name, textOf(after[name])])),
    // A selector has no hyphens.
    kind: textOf(after['kind']).replaceAll('-', '_'),
    target: targetName ?? target ?? '–',
    isKnown: String(target !== 'unknown'),
    differs: String(after['differentFaces'] === true),
    learns: String(typeof after['learning'] === 'string'),
    supervises: String(after['isSupervisor'] === true),
    hasLogo: String(after['sizeBytes'] !== undefined),
    departments: Array.isArray(departments) ? departments.join(', ') : '',
    punches: lengthOf(after['punches']),
    reports: lengthOf(after['reports']),
    embedding: textOf(embedding),
    detector: textOf(detector),
    own: ownModels(typeof embedding === 'string', typeof detector === 'string'),
    purgeDay: typeof purgeAt === 'string' ? words.day(purgeAt.slice(0, 10)) : '',
    fields: words.fields(changedFields(before, after)),
    range: rangeOf(after, words),
    ...amended(before, after, words),
  };
}

/** Which of the two models are not the bundled ones. */
function ownModels(embedding: boolean, detector: boolean): string {
  if (embedding) return detector ? 'both' : 'embedding';
  return detector ? 'detector' : 'none';
}

/** Days without the kind of an absence, which would stay in the log after an erasure. */
function rangeOf({ from, to }: Facts, words: AuditWords): string {
  const [first, last] = [from, to].map((day) => (typeof day === 'string' ? words.day(day) : null));
  if (first == null) {
    return last == null
      ? words.message('range.all', {})
      : words.message('range.until', { to: last });
  }
  if (last == null) return words.message('range.from', { from: first });
  return from === to
    ? words.message('range.day', { from: first })
    : words.message('range.days', { from: first, to: last });
}

/** The punch that was withdrawn, and the one that was added. */
function amended(before: Facts, after: Facts, words: AuditWords): Record<string, string> {
  const oldPunch = 'seq' in before ? punchOf(before, words) : null;
  const newPunch = 'direction' in after ? punchOf({ ...after, ...localOf(after) }, words) : null;
  return {
    oldPunch: oldPunch ?? '',
    newPunch: newPunch ?? '',
    change: oldPunch === null ? 'added' : newPunch === null ? 'withdrawn' : 'replaced',
  };
}

/** Such as `clock-in on 2026-03-02 at 08:59`. */
function punchOf({ direction, day, time }: Facts, words: AuditWords): string {
  return words.message(direction === 'out' ? 'punch.out' : 'punch.in', {
    day: typeof day === 'string' ? words.day(day) : '–',
    time: textOf(time).slice(0, 5),
  });
}

/** Day and time on the wall clock, from a UTC instant and its offset. */
function localOf({ at, offset }: Facts): Facts {
  const sign = String(offset).startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = String(offset).slice(1).split(':').map(Number);
  const localMs = Date.parse(String(at)) + sign * (hours * 60 + minutes) * 60_000;
  if (Number.isNaN(localMs)) return {};
  const text = new Date(localMs).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 19) };
}

/** The fields whose values differ. */
function changedFields(before: Facts, after: Facts): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .filter((name) => name !== 'consentVersions');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}
