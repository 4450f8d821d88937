import { counted } from '../../../contract/plural.js';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import type { SiteConnectors } from '../site-connectors.js';
import { applyPeople, planPeople, type ImportData } from './import-people.js';

/** The name of the service in the audit log. */
const actor = { actor: 'rollcall', role: 'administrator', via: 'service' } as const;
/** Wait after a list that could not be used, in ms: the other system may be back by then. */
const retryMs = 3_600_000;
const hourMs = 3_600_000;

/** The parts of an opened data folder that this needs. */
export interface ScheduledData extends ImportData {
  readonly connectors: SiteConnectors;
}

/**
 * Reads the people of each connector whose time has come, and changes those here if the connector says so.
 * @param notify called with a sentence for each new problem, and for what a dry run would change.
 */
export async function readDuePeople(
  data: ScheduledData,
  notify: (sentence: string) => void,
  nowMs = Date.now(),
): Promise<void> {
  const { connectors } = data;
  for (const settings of connectors.list()) {
    if (settings.people === undefined || !isDue(settings, connectors, nowMs)) continue;
    if (connectors.signal.aborted) return;
    const sentence = await connectors.runs.run(() => readOne(data, settings, nowMs));
    const reason = `people of ${settings.name}`;
    if (connectors.isNewReason(reason, sentence) && sentence !== null) {
      notify(`${settings.name}: ${sentence}`);
    }
  }
}

function isDue(
  { name, people }: ConnectorSettings,
  connectors: SiteConnectors,
  nowMs: number,
): boolean {
  const last = connectors.peopleRunOf(name);
  if (last === null) return true;
  const waitMs = last.problem === null ? people!.everyHours * hourMs : retryMs;
  const agoMs = nowMs - Date.parse(last.at);
  // The clock was ahead then. Otherwise people would not be read before that time comes.
  return agoMs < 0 || agoMs >= waitMs;
}

/** @returns what an administrator should know; null for nothing. */
async function readOne(
  data: ScheduledData,
  settings: ConnectorSettings,
  nowMs: number,
): Promise<string | null> {
  const { connectors, people } = data;
  const { name } = settings;
  const compared = await planPeople(people, settings, await connectors.firstKey(name));
  const { problem, adding, changing, returning, leaving } = compared;
  const counts = {
    added: adding.length,
    changed: changing.length + returning.length,
    left: leaving.length,
    refused: 0,
  };
  const run = { at: new Date(nowMs).toISOString(), isApplied: false, problem, ...counts };
  if (problem !== null || !settings.people!.apply) {
    await connectors.notePeopleRun(name, run);
    if (problem !== null) return problem;
    const isSame = counts.added + counts.changed + counts.left === 0;
    return isSame
      ? null
      : `The list of people would change ${counted(total(counts), 'person', 'people')} here.`;
  }
  const report = await applyPeople(data, actor, compared);
  const refused = report.refused.length;
  await connectors.notePeopleRun(name, { ...run, ...report, refused, isApplied: true });
  return refused === 0
    ? null
    : `${counted(refused, 'person', 'people')} of the list could not be added or changed.`;
}

function total({ added, changed, left }: { added: number; changed: number; left: number }): number {
  return added + changed + left;
}
