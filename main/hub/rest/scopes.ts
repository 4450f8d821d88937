import * as v from 'valibot';
import { Settings } from '../../../contract/calls/settings.js';

/** What a token may do: read lists of the REST API or the hub's metrics, or change something at the desk. */
const scopes = [
  'punches:read',
  'present:read',
  'kiosks:read',
  'corrections:read',
  'corrections:write',
  'people:read',
  'people:write',
  'days:read',
  'exports:read',
  'metrics:read',
] as const;
export type Scope = (typeof scopes)[number];

export const Scope = v.picklist(scopes, `must be one of ${scopes.join(', ')}`);

/** Name of a client, such as `payroll`: the same characters as for a kiosk. */
export const ClientName = Settings.entries.kioskId;
