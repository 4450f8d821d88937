import type { Session } from 'electron';
import { isOwn } from './origin.js';

/**
 * Lets our own pages have the camera, and nobody anything else: no microphone, no screen, no
 * location, no notifications.
 */
export function allowOnlyTheCamera(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    callback(
      permission === 'media' &&
        isOwn(details.requestingUrl) &&
        kinds?.length === 1 &&
        kinds[0] === 'video',
    );
  });
  // Chromium asks here before it asks above, and to list cameras; the kind may be left out.
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === 'media' &&
      details.mediaType !== 'audio' &&
      isOwn(details.securityOrigin ?? requestingOrigin) &&
      (details.embeddingOrigin === undefined || isOwn(details.embeddingOrigin)),
  );
  session.setDevicePermissionHandler(() => false);
}
