import type { ConnectorSettings, ConnectorSystem } from '../../contract/calls/connectors.js';
import { Fault, type FieldProblem } from '../../contract/fault.js';
import { labelOf } from '../../contract/labels.js';
import { zonedTime } from '../base/wall-clock.js';
import type { Connector, Destination } from './connector.js';
import { addressProblem } from './http/allowed-address.js';
import { bambooHrConnector } from './systems/bamboohr.js';
import { frappeConnector } from './systems/frappe.js';
import { kimaiConnector } from './systems/kimai.js';
import { odooConnector } from './systems/odoo.js';
import { orangeHrmConnector } from './systems/orangehrm.js';
import type { OrangeHrmTokens } from './systems/orangehrm-tokens.js';
import { secretProblem } from './webhooks/keys.js';
import { webhook } from './webhooks/webhook.js';

/** The secrets of a connector: an access key, keys of a webhook, or tokens. */
export interface ConnectorSecret {
  /** One for each system, and for a webhook one for each signature. */
  readonly keys: readonly string[];
  /** Of OrangeHRM. */
  readonly tokens?: OrangeHrmTokens | undefined;
}

/** A connector; a webhook, which needs no ids of people; or a list of people, to which nothing is sent. */
export type CreatedDestination =
  | { readonly kind: 'people' }
  | { readonly kind: 'connector'; readonly destination: Connector }
  | { readonly kind: 'webhook'; readonly destination: Destination };

/** Settings without which a system cannot be used. */
const needed: Readonly<Record<ConnectorSystem, readonly (keyof ConnectorSettings)[]>> = {
  frappe: [],
  odoo: [],
  kimai: ['project', 'activity'],
  orangehrm: ['client'],
  bamboohr: [],
  webhook: [],
  csv: [],
};

/** Systems that have a list of people, as `readPeople`. */
const peopleSystems: ReadonlySet<ConnectorSystem> = new Set(['frappe', 'odoo', 'csv']);

/** @throws Fault `invalid-input` for settings that cannot work. */
export function requireUsable(settings: ConnectorSettings, { keys }: ConnectorSecret): void {
  const problems: FieldProblem[] = needed[settings.system]
    .filter((field) => settings[field] === undefined)
    .map((field) => ({ field, problem: 'must be given for this system' }));
  const address = addressProblem(settings.address, settings.unencrypted);
  if (address !== null) problems.push({ field: 'address', problem: address });
  if (settings.people !== undefined && !peopleSystems.has(settings.system)) {
    const problem = 'can be read from Frappe HR, Odoo and tables only';
    problems.push({ field: 'people', problem });
  }
  const isFree = settings.system === 'csv';
  if (!isFree && keys.every((key) => key === ''))
    problems.push({ field: 'secret', problem: 'must not be empty' });
  else if (settings.system === 'webhook') {
    for (const key of keys) {
      const problem = secretProblem(key);
      if (problem !== null) problems.push({ field: 'secret', problem });
    }
  }
  // Refuses an unknown zone.
  if (settings.zone !== undefined) zonedTime(0, settings.zone);
  if (problems.length === 0) return;
  const sentences = problems.map(({ field, problem }) => `${labelOf(field)} ${problem}.`);
  throw new Fault('invalid-input', sentences.join(' '), { fields: problems });
}

/** @param saveTokens stores tokens that the other system replaced. */
export function createDestination(
  settings: ConnectorSettings,
  secret: ConnectorSecret,
  saveTokens: (tokens: OrangeHrmTokens) => Promise<void>,
): CreatedDestination {
  const { address, table } = settings;
  const common = { address, table };
  const key = secret.keys[0]!;
  const connector = (destination: Connector): CreatedDestination => ({
    kind: 'connector',
    destination,
  });
  switch (settings.system) {
    case 'frappe': {
      const employeeField = settings.field ?? 'attendance_device_id';
      const zone = settings.zone ?? null;
      return connector(frappeConnector({ ...common, token: key, employeeField, zone }));
    }
    case 'odoo': {
      const employeeField = settings.field ?? 'barcode';
      const database = settings.database ?? null;
      return connector(odooConnector({ ...common, apiKey: key, employeeField, database }));
    }
    case 'kimai': {
      const [project, activity] = [settings.project!, settings.activity!];
      return connector(kimaiConnector({ ...common, token: key, project, activity }));
    }
    case 'orangehrm': {
      const first = { clientId: settings.client!, clientSecret: '', accessToken: '' };
      const tokens = secret.tokens ?? { ...first, refreshToken: key };
      return connector(orangeHrmConnector({ ...common, tokens, saveTokens }));
    }
    case 'bamboohr':
      return connector(bambooHrConnector({ ...common, apiKey: key }));
    case 'webhook':
      return { kind: 'webhook', destination: webhook({ address, secrets: secret.keys }) };
    case 'csv':
      return { kind: 'people' };
  }
}
