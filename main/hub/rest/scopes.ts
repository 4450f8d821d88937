import * as v from 'valibot';
import { Settings } from '../../../contract/calls/settings.js';

/** What a token may read: lists of the REST API, and the hub's metrics. */
const scopes = [
  'punches:read',
  'present:read',
  'kiosks:read',
  'corrections:read',
  'metrics:read',
] as const;
export type Scope = (typeof scopes)[number];

export const Scope = v.picklist(scopes, `must be one of ${scopes.join(', ')}`);

/** Name of a client, such as `payroll`: the same characters as for a kiosk. */
export const ClientName = Settings.entries.kioskId;
