import type { CameraDevice, Settings } from '../../contract/calls/settings.js';
import { auditFirst } from '../access/audit-first.js';
import type { AuditLog } from '../access/audit-log.js';
import { changeSettings, type SettingsChange } from '../settings/settings.js';
import type { Document } from '../storage/document.js';

/** The parts of an opened data folder that pin a camera. */
export interface CameraData {
  readonly isReadingOnly: boolean;
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  readonly audit: AuditLog;
}

/**
 * Whether the door may use a camera. With the liveness check on, the first camera is pinned: otherwise a program
 * that pretends to be a camera could play any video to it.
 * @throws Fault as `changeSettings`.
 */
export async function mayUseCamera(device: CameraDevice, data: CameraData): Promise<boolean> {
  const { settings, settingsFile, isReadingOnly } = data;
  if (settings.liveness === 'off') return true;
  const pinned = settings.pinnedCamera;
  if (pinned !== null) return pinned.deviceId === device.deviceId;
  // Without a working disk nothing is recorded, so no picture can deceive the door.
  if (isReadingOnly) return true;
  const service = { actor: settings.kioskId, role: 'none', via: 'service' } as const;
  const commit = auditFirst<SettingsChange>(
    { data: () => Promise.resolve(data), session: { actor: service } },
    ({ before, after }) => ({ action: 'settings.change', target: null, before, after }),
  );
  await changeSettings(settingsFile, { pinnedCamera: device }, commit);
  return true;
}
