import type { AuditEntry } from './calls/access.js';
import { labelOf } from './labels.js';
import { counted } from './plural.js';

/** An entry with the present name of the person it is about, where it is about one. */
export interface NamedAuditEntry extends AuditEntry {
  readonly targetName: string | null;
}

/** What was recorded of an action; missing where an earlier version recorded less. */
type Facts = Readonly<Record<string, unknown>>;

interface Told {
  /** The person's name, or else what was recorded: an id, an account, a file. */
  readonly target: string;
  readonly before: Facts;
  readonly after: Facts;
}

/**
 * One sentence for each action, about what the actor did. Beside it the screens show the recorded
 * fields themselves.
 */
const sentences = {
  'accounts.add': ({ target, after }) => `Added the account ${target} (${roleOf(after['role'])})`,
  'accounts.remove': ({ target }) => `Removed the account ${target}`,
  'accounts.setPassword': ({ target }) => `Changed the password of ${target}`,
  'admin.setUp': ({ target }) => `Created the first administrator, ${target}`,
  'admin.signIn': () => 'Signed in',
  'admin.signOut': () => 'Signed out',
  'admin.signInRefused': ({ target }) =>
    target === 'unknown'
      ? 'A sign-in with an unknown name was refused'
      : `A sign-in as ${target} was refused: wrong password`,
  'admin.signInsDuringLock': ({ target, after }) =>
    `Refused ${counted(Number(after['count']), 'sign-in')} as ${target} while the account was locked`,
  'attendance.amend': amended,
  'attendance.review': ({ target, after }) =>
    `Reviewed ${counted(lengthOf(after['punches']), 'punch', 'punches')} of ${target} and left them unchanged`,
  'backup.make': () => 'Downloaded a backup',
  'backup.write': ({ target }) => `Wrote a backup to ${target}`,
  'backup.restore': () => 'Restored a backup',
  'exports.make': ({ target, after }) =>
    `Exported ${rangeOf(after)} as ${target} (${counted(Number(after['rows']), 'row')})`,
  'exports.scheduled': ({ target, after }) =>
    `Wrote the daily export of ${rangeOf(after)} as ${target} (${counted(Number(after['rows']), 'row')})`,
  'journal.merge': ({ target, after }) =>
    `Merged the log of ${target}: ${counted(Number(after['imported']), 'punch', 'punches')} added`,
  'models.calibrate': ({ target }) => `Measured the thresholds of the model ${target}`,
  'models.import': ({ target }) => `Imported the model ${target}`,
  'models.remove': ({ target }) => `Removed the model ${target}`,
  'models.use': ({ after }) =>
    `Switched to the embedding model ${modelOf(after['embedding'])} and the detector ${modelOf(after['detector'])}`,
  'people.addWithPin': ({ target }) => `Added ${target} with a PIN`,
  'people.enrol': ({ target, after }) =>
    `Enrolled ${target} from ${counted(Number(after['samples']), 'photo')}`,
  'people.leave': ({ target, after }) =>
    `Recorded that ${target} has left; data is erased on ${String(after['purgeAt']).slice(0, 10)}`,
  'people.merge': ({ target }) => `Merged two records into ${target}`,
  'people.purge': ({ target, after }) => `Erased the data of ${target}: ${String(after['reason'])}`,
  'people.reinstate': ({ target }) => `Reinstated ${target}`,
  'people.setDetails': ({ target, before, after }) =>
    `Changed ${fieldsOf(before, after)} of ${target}`,
  'people.setPin': ({ target }) => `Set the PIN of ${target}`,
  'people.suspend': ({ target }) => `Suspended ${target}`,
  'roster.start': ({ after }) =>
    `Started importing ${counted(Number(after['people']), 'person', 'people')}`,
  'roster.end': ({ after }) =>
    `Finished an import: ${String(after['added'])} added, ${String(after['changed'])} changed`,
  'selfTest.apply': () => 'Applied the thresholds of the self-test',
  'selfTest.reset': () => 'Went back to the model’s own thresholds',
  'settings.change': ({ before, after }) => `Changed settings: ${fieldsOf(before, after)}`,
  'settings.import': ({ before, after }) => `Imported settings: ${fieldsOf(before, after)}`,
} as const satisfies Readonly<Record<string, (told: Told) => string>>;

/** Everything that is recorded in the audit log. */
export type AuditAction = keyof typeof sentences;

/** What an entry of the audit log says; the recorded action's name for one of a newer version. */
export function auditSentence(entry: NamedAuditEntry): string {
  const { action, target, targetName, before, after } = entry;
  if (!Object.hasOwn(sentences, action)) return action;
  const sentence: (told: Told) => string = sentences[action as AuditAction];
  return sentence({
    target: targetName ?? target ?? '(none)',
    before: factsOf(before),
    after: factsOf(after),
  });
}

function amended({ target, before, after }: Told): string {
  const old = 'seq' in before ? punchOf(before) : null;
  const added = 'direction' in after ? punchOf({ ...after, ...localOf(after) }) : null;
  if (old === null) return `Added ${added ?? 'a punch'} for ${target}`;
  return added === null
    ? `Withdrew ${old} of ${target}`
    : `Replaced ${old} of ${target} by ${added}`;
}

/** Such as `the in of 2026-03-02 08:59`. */
function punchOf({ direction, day, time }: Facts): string {
  return `the ${String(direction)} of ${String(day)} ${String(time).slice(0, 5)}`;
}

/** Day and time on the wall clock of a UTC instant with its offset. */
function localOf({ at, offset }: Facts): Facts {
  const sign = String(offset).startsWith('-') ? -1 : 1;
  const [hours = 0, minutes = 0] = String(offset).slice(1).split(':').map(Number);
  const localMs = Date.parse(String(at)) + sign * (hours * 60 + minutes) * 60_000;
  if (Number.isNaN(localMs)) return {};
  const text = new Date(localMs).toISOString();
  return { day: text.slice(0, 10), time: text.slice(11, 19) };
}

/** The labels of the fields that differ. */
function fieldsOf(before: Facts, after: Facts): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .filter((name) => name !== 'consentVersions')
    .map((name) => labelOf(name).toLowerCase());
  return names.length === 0 ? 'nothing' : names.join(', ');
}

function rangeOf({ from, to }: Facts): string {
  if (typeof from !== 'string' && typeof to !== 'string') return 'all days';
  if (typeof from !== 'string') return `days until ${String(to)}`;
  return typeof to === 'string' ? `${from} to ${to}` : `days from ${from}`;
}

function modelOf(id: unknown): string {
  return typeof id === 'string' ? id : '(bundled)';
}

function roleOf(role: unknown): string {
  return role === 'hr' ? 'HR' : String(role);
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}
