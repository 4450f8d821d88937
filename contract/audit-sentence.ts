import type { AuditEntry } from './calls/access.js';
import { labelOf } from './labels.js';
import { counted } from './plural.js';

/** An entry with the current name of the person it is about; null if it is not about a person. */
export interface NamedAuditEntry extends AuditEntry {
  readonly targetName: string | null;
}

/** Recorded values. Earlier versions may have recorded fewer. */
type Facts = Readonly<Record<string, unknown>>;

interface Details {
  /** The person's name, or the recorded target: an id, an account or a file. */
  readonly target: string;
  readonly before: Facts;
  readonly after: Facts;
}

/** A sentence per action, about what the actor did. The screens also show the recorded values. */
const sentences = {
  'absences.add': ({ target, after }) => `Entered an absence of ${target} (${daysOf(after)})`,
  'absences.import': ({ after }) =>
    `Imported ${counted(Number(after['added']), 'absence')} from a table`,
  'absences.remove': ({ target, after }) => `Removed an absence of ${target} (${daysOf(after)})`,
  'accounts.add': ({ target, after }) =>
    `Added the account ${target} (${roleOf(after['role'])}${ofDepartments(after)})`,
  'accounts.remove': ({ target }) => `Removed the account ${target}`,
  'accounts.setPassword': ({ target }) => `Changed the password of ${target}`,
  'admin.setUp': ({ target }) => `Created the first administrator, ${target}`,
  'admin.signIn': () => 'Signed in',
  'admin.signOut': () => 'Signed out',
  'admin.signInRefused': ({ target }) =>
    target === 'unknown'
      ? 'Failed to sign in with an unknown name'
      : `Failed to sign in as ${target}: wrong password`,
  'admin.signInsDuringLock': ({ target, after }) =>
    `Tried to sign in as ${target} while the account was locked: ${counted(Number(after['count']), 'attempt')}`,
  'attendance.amend': amended,
  'attendance.review': ({ target, after }) =>
    `Reviewed ${counted(lengthOf(after['punches']), 'punch', 'punches')} of ${target} without changes`,
  'audit.acknowledge': ({ after }) =>
    `Acknowledged ${counted(lengthOf(after['reports']), 'report')} of changed or missing data (reason: ${String(after['reason'])})`,
  'audit.changeFailed': ({ after }) =>
    `Entry ${String(after['entry'])} did not take effect: the change could not be saved`,
  'backup.make': () => 'Downloaded a backup',
  'backup.write': ({ target }) => `Saved a backup as ${target}`,
  'backup.restore': () => 'Restored a backup',
  'door.notMe': ({ target }) =>
    `Greeted as ${target}, a person at the door said that it is not them`,
  'door.resolveCase': ({ after }) =>
    `Resolved a case from the door: ${cases[String(after['kind'])] ?? 'unknown'}`,
  'door.refused': ({ target, after }) =>
    `Refused a face at the door that was recognised as ${target}: ${refusals[String(after['why'])] ?? 'it did not seem to be alive'}`,
  'exports.make': ({ target, after }) =>
    `Exported ${rangeOf(after)} as ${target} (${counted(Number(after['rows']), 'row')})`,
  'exports.scheduled': ({ target, after }) =>
    `Ran the daily export of ${rangeOf(after)} as ${target} (${counted(Number(after['rows']), 'row')})`,
  'journal.merge': ({ target, after }) =>
    `Imported ${counted(Number(after['imported']), 'punch', 'punches')} from the kiosk ${target}`,
  'liveness.record': ({ after }) =>
    after['kind'] === 'live'
      ? 'Recorded a live person for the liveness check'
      : `Recorded an attack for the liveness check (${recordingNames[String(after['kind'])] ?? String(after['kind'])})`,
  'liveness.discard': () => 'Erased a recording of the liveness check',
  'liveness.erase': ({ after }) =>
    `Erased ${counted(Number(after['recordings']), 'recording')} of the liveness check (reason: ${String(after['reason'])})`,
  'liveness.measure': ({ after }) =>
    `Measured the liveness check on ${counted(Number(after['live']), 'recording')} of live people and ${String(after['attacks'])} of attacks`,
  'liveness.takeOver': ({ after }) =>
    `Took over the liveness check that the recordings propose: ${String(after['liveness'])}`,
  'models.calibrate': ({ target }) => `Calibrated the model ${target}`,
  'models.import': ({ target }) => `Imported the model ${target}`,
  'models.remove': ({ target }) => `Removed the model ${target}`,
  'models.use': ({ after }) =>
    `Switched to ${modelOf('embedding model', after['embedding'])} and ${modelOf('detector', after['detector'])}`,
  'people.addWithPin': ({ target }) => `Added ${target} with a PIN`,
  'people.enrol': ({ target, after }) =>
    `Enrolled ${target} from ${counted(Number(after['samples']), 'photo')}${overriding(after)}`,
  'people.leave': ({ target, after }) =>
    `Marked ${target} as having left; their data will be erased on ${String(after['purgeAt']).slice(0, 10)}`,
  'people.merge': ({ target, after }) => `Merged two records into ${target}${overriding(after)}`,
  'people.purge': ({ target, after }) =>
    `Erased the data of ${target} (reason: ${String(after['reason'])})`,
  'people.reinstate': ({ target }) => `Reinstated ${target}`,
  'people.rename': ({ target }) => `Renamed a person, who is now ${target}`,
  'people.setDetails': ({ target, before, after }) =>
    `Changed ${fieldsOf(before, after)} of ${target}`,
  'people.setPin': ({ target }) => `Set the PIN of ${target}`,
  'people.setSupervisor': ({ target, after }) =>
    after['isSupervisor'] === true
      ? `Made ${target} a supervisor, who confirms people at the door`
      : `${target} is no longer a supervisor`,
  'people.suspend': ({ target }) => `Suspended ${target}`,
  'roster.start': ({ after }) =>
    `Started importing ${counted(Number(after['people']), 'person', 'people')}${after['differentFaces'] === true ? ', with other faces if the photos show them' : ''}`,
  'roster.end': ({ after }) =>
    `Finished an import: ${counted(Number(after['added']), 'person', 'people')} added, ${String(after['changed'])} changed`,
  'selfTest.apply': () => 'Applied the recommended thresholds of the self-test',
  'selfTest.reset': () => 'Restored the thresholds of the model',
  'settings.change': ({ before, after }) => `Changed settings: ${fieldsOf(before, after)}`,
  'settings.editedOutside': ({ before, after }) =>
    `Settings were changed outside Rollcall: ${fieldsOf(before, after)}`,
  'settings.setLogo': ({ after }) =>
    after['sizeBytes'] === undefined ? 'Removed the logo' : 'Changed the logo',
  'settings.import': ({ before, after }) => `Imported settings: ${fieldsOf(before, after)}`,
  'signOffs.add': ({ after }) => `Signed off ${daysOf(after)}`,
  'signOffs.reopen': ({ after }) =>
    `Opened ${daysOf(after)} again (reason: ${String(after['reason'])})`,
} as const satisfies Readonly<Record<string, (details: Details) => string>>;

const cases: Readonly<Record<string, string>> = {
  help: 'somebody asked for help',
  'look-alike': 'somebody was taken for another person',
  'near-miss': 'somebody was not recognised, and used their PIN',
};

const refusals: Readonly<Record<string, string>> = {
  flat: 'it moved like a flat picture',
  challenge: 'the head did not turn as asked, twice',
};

/** Attacks that can be recorded, in words. */
const recordingNames: Readonly<Record<string, string>> = {
  print: 'print on paper',
  'bent-sheet': 'bent sheet',
  'cut-out': 'cut-out',
  phone: 'photo on a screen',
  replay: 'video on a screen',
  other: 'another kind',
};

/** The actions in the audit log. */
export type AuditAction = keyof typeof sentences;

/** Describes an entry in one sentence; an action of a newer version by its recorded name. */
export function auditSentence(entry: NamedAuditEntry): string {
  const { action, target, targetName, before, after } = entry;
  if (!Object.hasOwn(sentences, action)) return action;
  const sentence: (details: Details) => string = sentences[action as AuditAction];
  return sentence({
    target: targetName ?? target ?? '(none)',
    before: factsOf(before),
    after: factsOf(after),
  });
}

function amended({ target, before, after }: Details): string {
  const old = 'seq' in before ? punchOf(before) : null;
  const added = 'direction' in after ? punchOf({ ...after, ...localOf(after) }) : null;
  if (old === null) return `Added a ${added ?? 'punch'} for ${target}`;
  return added === null
    ? `Withdrew the ${old} for ${target}`
    : `Replaced the ${old} with a ${added} for ${target}`;
}

/** Such as `clock-in on 2026-03-02 at 08:59`. */
function punchOf({ direction, day, time }: Facts): string {
  return `clock-${String(direction)} on ${String(day)} at ${String(time).slice(0, 5)}`;
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

/** The labels of the fields whose values differ. */
function fieldsOf(before: Facts, after: Facts): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .filter((name) => name !== 'consentVersions')
    .map((name) => labelOf(name).toLowerCase());
  const [last = 'nothing', ...others] = names.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}

/** Says that faces differed, and that someone chose to continue. */
function overriding({ differentFaces }: Facts): string {
  return differentFaces === true ? ', although the faces differ' : '';
}

/** Days without the kind of an absence, which would stay in the log after an erasure. */
function daysOf({ from, to }: Facts): string {
  return from === to ? String(from) : `${String(from)} to ${String(to)}`;
}

function rangeOf({ from, to }: Facts): string {
  if (typeof from !== 'string' && typeof to !== 'string') return 'all days';
  if (typeof from !== 'string') return `days up to ${String(to)}`;
  return typeof to === 'string' ? `${from} to ${to}` : `days from ${from}`;
}

function modelOf(kind: string, id: unknown): string {
  return typeof id === 'string' ? `the ${kind} ${id}` : `the bundled ${kind}`;
}

function roleOf(role: unknown): string {
  return role === 'hr' ? 'HR' : String(role);
}

function ofDepartments({ departments }: Facts): string {
  return Array.isArray(departments) ? ` of ${departments.join(', ')}` : '';
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? (value as Facts) : {};
}
