import { sharedParts, type SharedPart } from '../../contract/calls/settings.js';
import type { Api, CallName } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import type { LinkFiles } from '../uplink/link-files.js';

/** What a kiosk with a hub leaves to its desk: all kiosks have the same absences and sign-offs. */
const callsOfDesk = [
  'absences.add',
  'absences.remove',
  'absences.import',
  'files.importAbsences',
  'signOffs.add',
  'signOffs.reopen',
] as const satisfies readonly CallName[];

interface Linked {
  readonly linkFiles: LinkFiles;
}

/** The parts of the settings that the hub of a kiosk has set. @throws Fault as `LinkFiles.rules`. */
export async function settingsOfHub({ linkFiles }: Linked): Promise<readonly SharedPart[]> {
  const rules = await linkFiles.rules();
  return rules === null ? [] : sharedParts.filter((part) => rules.settings[part] !== undefined);
}

/** Refuses what belongs to the desk of the hub, at a kiosk that has one. */
export function keptByHub(api: Api, data: () => Promise<Linked>): Api {
  const refused = callsOfDesk.map((name) => [
    name,
    async (input: never) => {
      if ((await (await data()).linkFiles.rules()) !== null) {
        throw new Fault(
          'not-allowed',
          'Absences and sign-offs are the same at all kiosks of a hub. Enter them at the hub’s desk. Nothing was changed.',
        );
      }
      return (api[name] as (input: never) => Promise<unknown>)(input);
    },
  ]);
  return { ...api, ...(Object.fromEntries(refused) as Partial<Api>) };
}
