import type * as v from 'valibot';
import { contract, type CallName } from '../../../contract/contract.js';
import { Path } from '../../../contract/fields.js';

/** Calls that a page needs before someone has signed in. All other calls that anyone may make belong to the door. */
const signInCalls: ReadonlySet<string> = new Set<CallName>([
  'admin.state',
  'admin.setUp',
  'admin.signIn',
  'admin.signOut',
  'kiosk.brand',
]);

/** Calls of the screens whose input may name a file or folder of the machine, besides an upload. */
const callsWithOwnFiles: ReadonlySet<string> = new Set<CallName>([
  'models.calibrate',
  'roster.plan',
  'roster.start',
  'settings.change',
]);

const offered: ReadonlySet<string> = new Set(Object.keys(contract).filter(isOffered));

/**
 * Whether the desk of a hub offers a call. It does not offer calls that belong to a door, join a kiosk to a hub, or use
 * files of the machine, because a desk can be anywhere in the network. Files of the machine are for the command line.
 */
export function isDeskCall(call: string): boolean {
  return offered.has(call);
}

function isOffered(call: string): boolean {
  const { access, input } = contract[call as CallName];
  if (access === 'anyone') return signInCalls.has(call);
  if (call.startsWith('uplink.')) return false;
  return callsWithOwnFiles.has(call) || !namesFile(input);
}

/** True if a schema has a path of this machine anywhere. */
function namesFile(schema: v.GenericSchema): boolean {
  if (schema === Path) return true;
  const { entries = {}, options = [], pipe = [], ...rest } = schema as SchemaParts;
  const inner = [...Object.values(entries), ...options, rest.item, rest.wrapped, ...pipe.slice(1)];
  return inner.some((one) => typeof one === 'object' && namesFile(one));
}

/** The fields in which a schema of valibot contains other schemas. */
interface SchemaParts {
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
  readonly options?: readonly v.GenericSchema[];
  readonly item?: v.GenericSchema;
  readonly wrapped?: v.GenericSchema;
  /** The first is the schema itself. */
  readonly pipe?: readonly v.GenericSchema[];
}
