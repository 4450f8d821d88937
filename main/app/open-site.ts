import { SiteState } from '../storage/site-state.js';
import { hadSiteState } from './site-evidence.js';

/**
 * Opens the state of a data folder.
 * @param key the site's key, 32 bytes.
 * @param acceptsAltered as `GuardedSite`.
 * @throws Fault as `SiteState.open`.
 */
export function openSite(
  folder: string,
  key: Uint8Array,
  notify: (sentence: string) => void,
  acceptsAltered = false,
): Promise<SiteState> {
  const hadState = (): Promise<boolean> => hadSiteState(folder, key);
  return SiteState.open({ folder, key, hadState, acceptsAltered, notify });
}
