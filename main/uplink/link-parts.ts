import type { Settings } from '../../contract/calls/settings.js';
import { OtherDoors } from '../attendance/punch/other-doors.js';
import { FaceLease } from './face-lease.js';
import { LinkFiles } from './link-files.js';

/** The parts of an opened data folder that have to do with its hub. */
export interface LinkParts {
  /** How this kiosk is joined to a hub. */
  readonly linkFiles: LinkFiles;
  readonly otherDoors: OtherDoors;
  readonly faceLease: FaceLease;
}

/** @param key of the data folder, 32 bytes. */
export function linkPartsOf(folder: string, key: Uint8Array, settings: Settings): LinkParts {
  const linkFiles = new LinkFiles(folder, key);
  const faceLease = new FaceLease((lease) => linkFiles.keepLease(lease), settings);
  return { linkFiles, otherDoors: new OtherDoors(), faceLease };
}
