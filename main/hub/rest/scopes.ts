import * as v from 'valibot';
import { Settings } from '../../../contract/calls/settings.js';

/** What a token of the REST API may read. */
const scopes = ['punches:read', 'present:read', 'kiosks:read', 'corrections:read'] as const;
export type Scope = (typeof scopes)[number];

export const Scope = v.picklist(scopes, `must be one of ${scopes.join(', ')}`);

/** Name of a client, such as `payroll`: the same characters as for a kiosk. */
export const ClientName = Settings.entries.kioskId;
