import { access, constants } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { messageOf } from '../base/message-of.js';
import { withFileFaults } from './file-faults.js';
import type { ExpectedHead } from './log-guard.js';
import { decodeRemembered, folderPlace, type Place, type Remembered } from './second-place.js';
import type { SiteState } from './site-state.js';
import { secondPlaceName } from './state-file.js';

/**
 * Compares a data folder with what the second place remembers of it, and uses that place from now on. A
 * place that cannot be reached is a notice.
 * @returns the heads of the logs that it remembers of this data folder, by log.
 */
export async function attachPlace(
  site: SiteState,
  place: Place | null,
): Promise<Readonly<Record<string, ExpectedHead>>> {
  if (place === null) {
    site.usePlace(null, null);
    return {};
  }
  let text: string | null;
  try {
    text = await place.load();
  } catch (error) {
    const reason = messageOf(error);
    site.notify(
      `The second place for the heads of the logs cannot be reached. ${reason} Until then, an older copy of the whole data folder would not be noticed.`,
    );
    site.usePlace(place, reason);
    return {};
  }
  const found = text === null ? null : decodeRemembered(text, site.placeKey);
  const problem = contradiction(site, place, text, found);
  if (problem !== null) await site.report(secondPlaceName, problem);
  const isOfThisSite = found?.isProven === true && found.remembered.site === site.site;
  site.usePlace(place, null, isOfThisSite ? found.remembered.counter : 0);
  if (!isOfThisSite) return {};
  const heads = Object.entries(found.remembered.logs);
  return Object.fromEntries(heads.map(([name, head]) => [name, { head, where: place.path }]));
}

/**
 * Checks a folder that an administrator chose as the second place.
 * @param dataFolder path of the data folder.
 * @throws Fault `invalid-input` if it is part of the data folder or used for another one; `not-found`,
 *   `data-read-only`.
 */
export async function requireUsablePlace(
  site: SiteState,
  folder: string,
  dataFolder: string,
): Promise<void> {
  const inside = relative(dataFolder, folder);
  if (inside === '' || !(inside.startsWith('..') || isAbsolute(inside))) {
    throw new Fault(
      'invalid-input',
      `${folder} is part of the data folder, and would be replaced together with it. Choose a folder on another disk.`,
    );
  }
  const place = folderPlace(folder);
  await withFileFaults(folder, () => access(folder, constants.W_OK));
  const text = await place.load();
  const found = text === null ? null : decodeRemembered(text, site.placeKey);
  if (text === null || found?.remembered.site === site.site) return;
  throw new Fault(
    'invalid-input',
    `${place.path} belongs to another data folder. Choose a separate folder for each kiosk.`,
  );
}

/** A sentence if the second place remembers something else than this data folder; otherwise null. */
function contradiction(
  site: SiteState,
  { path }: Place,
  text: string | null,
  found: { readonly remembered: Remembered; readonly isProven: boolean } | null,
): string | null {
  if (text === null) {
    return site.lastPlace === path
      ? `${path} was removed. It would show if the data folder were replaced by an older copy.`
      : null;
  }
  if (found === null) return `${path} is damaged or was changed.`;
  const { remembered, isProven } = found;
  if (remembered.site !== site.site) {
    const journal = remembered.logs['journal']?.seq ?? 0;
    const audit = remembered.logs['audit log']?.seq ?? 0;
    return `${path} remembers another data folder, with ${journal} entries in its journal and ${audit} in its audit log on ${remembered.at}. The data folder was removed or replaced.`;
  }
  if (!isProven) return `${path} was changed outside Rollcall.`;
  return remembered.counter > site.counter
    ? `The data folder was replaced by an older copy: ${path} remembers a later one, of ${remembered.at}.`
    : null;
}
