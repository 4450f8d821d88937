import type { ConnectorSettings, ConnectorSystem } from '../../../contract/calls/connectors.js';

/** A connection as the form has it: text as it was typed, and null for a number that was left out. */
export interface ConnectorDraft {
  name: string;
  system: ConnectorSystem;
  address: string;
  from: string;
  field: string;
  database: string;
  zone: string;
  project: number | null;
  activity: number | null;
  client: string;
  /** Lines such as `4711 = 83`. */
  table: string;
  readsPeople: boolean;
  everyHours: number | null;
  /** True to change people; false only shows what would change. */
  applies: boolean;
  maxLeaving: number | null;
  unencrypted: boolean;
}

type OwnField = 'field' | 'database' | 'zone' | 'project' | 'activity' | 'client' | 'table';

/** The fields that only some systems have. */
export const fieldsOf: Readonly<Record<ConnectorSystem, readonly (OwnField | 'readsPeople')[]>> = {
  frappe: ['field', 'zone', 'table', 'readsPeople'],
  odoo: ['field', 'database', 'table', 'readsPeople'],
  kimai: ['project', 'activity', 'table'],
  orangehrm: ['client', 'table'],
  bamboohr: ['table'],
  webhook: [],
  csv: ['readsPeople'],
};

const defaultHours = 24;

/** @param settings of a connection that is there; null for a new one. @param today the first day of a new one. */
export function draftOf(settings: ConnectorSettings | null, today: string): ConnectorDraft {
  const { name = '', system = 'frappe', address = '', from = today } = settings ?? {};
  const { field = '', database = '', zone = '', client = '' } = settings ?? {};
  const { project = null, activity = null, people, table = {} } = settings ?? {};
  const { everyHours = defaultHours, apply = false, maxLeaving = null } = people ?? {};
  return {
    ...{ name, system, address, from, field, database, zone, client, project, activity },
    table: Object.entries(table)
      .map(([number, id]) => `${number} = ${id}`)
      .join('\n'),
    readsPeople: people !== undefined,
    ...{ everyHours, applies: apply, maxLeaving },
    unencrypted: settings?.unencrypted ?? false,
  };
}

/** The settings of a draft: what its system does not have, or was left blank, is left out. */
export function settingsOf(draft: ConnectorDraft): ConnectorSettings {
  const {
    name,
    system,
    address,
    from,
    unencrypted,
    everyHours,
    applies: apply,
    maxLeaving,
  } = draft;
  const own = fieldsOf[system];
  const texts = (['field', 'database', 'zone', 'client'] as const).filter(
    (one) => own.includes(one) && draft[one].trim() !== '',
  );
  const numbers = (['project', 'activity'] as const).filter(
    (one) => own.includes(one) && draft[one] !== null,
  );
  const people = {
    everyHours: everyHours ?? defaultHours,
    apply,
    ...(maxLeaving !== null && { maxLeaving }),
  };
  return {
    ...{ name: name.trim(), system, address: address.trim(), from, unencrypted },
    table: own.includes('table') ? tableOf(draft.table) : {},
    ...Object.fromEntries(texts.map((one) => [one, draft[one].trim()])),
    ...Object.fromEntries(numbers.map((one) => [one, draft[one]])),
    ...(draft.readsPeople && own.includes('readsPeople') && { people }),
  };
}

function tableOf(table: string): Record<string, string> {
  const pairs = pairsOf(table).map(([number = '', id = '']) => [number, id] as const);
  return Object.fromEntries(pairs);
}

/** The first line of a table that does not have an employee number and an id; null if all have them. */
export function wrongLine(table: string): string | null {
  const wrong = pairsOf(table).find((pair) => pair.length !== 2 || pair.includes(''));
  return wrong === undefined ? null : wrong.join(' = ');
}

function pairsOf(table: string): string[][] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.split(/[=\t;]/).map((part) => part.trim()));
}
