import type { Session } from 'electron';
import { isOwn } from './origin.js';

/** Allows Rollcall's own pages to use the camera, and denies all other permissions. */
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
  // Chromium also calls this before a request and to list cameras; `mediaType` may be missing.
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === 'media' &&
      details.mediaType !== 'audio' &&
      isOwn(details.securityOrigin ?? requestingOrigin) &&
      (details.embeddingOrigin === undefined || isOwn(details.embeddingOrigin)),
  );
  session.setDevicePermissionHandler(() => false);
}
