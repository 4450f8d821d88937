import type { MediaAccessPermissionRequest, Session, WebContents } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import { allowOnlyTheCamera } from './permissions.js';
import { lastArguments, stub, StubContents } from './testing/electron-stub.js';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

const ours = 'rollcall://kiosk/';
const foreignUrls = [
  'https://example.org/',
  'file:///etc/hosts',
  'rollcall://other/',
  'rollcall://kiosk.example.org/',
  'rollcall://name@kiosk/',
  '',
];

beforeEach(() => {
  allowOnlyTheCamera(stub.session.defaultSession);
});

const contents = new StubContents() as unknown as WebContents;

function requested(
  permission: Parameters<RequestHandler>[1],
  details: Partial<MediaAccessPermissionRequest>,
): boolean | null {
  let granted: boolean | null = null;
  const [handler] = lastArguments('setPermissionRequestHandler') as [RequestHandler];
  handler(
    contents,
    permission,
    (answer) => {
      granted = answer;
    },
    { isMainFrame: true, requestingUrl: ours, ...details },
  );
  return granted;
}

function checked(
  permission: Parameters<CheckHandler>[1],
  origin: string,
  details: Partial<Parameters<CheckHandler>[3]> = {},
): boolean {
  const [handler] = lastArguments('setPermissionCheckHandler') as [CheckHandler];
  return handler(null, permission, origin, { isMainFrame: true, ...details });
}

test('our own page may use the camera', () => {
  expect(requested('media', { mediaTypes: ['video'] })).toBe(true);
  expect(checked('media', ours, { mediaType: 'video', securityOrigin: ours })).toBe(true);
  expect(checked('media', 'rollcall://kiosk', { mediaType: 'video' })).toBe(true);
});

test.each(foreignUrls)('a page from "%s" may not', (url) => {
  expect(requested('media', { requestingUrl: url, mediaTypes: ['video'] })).toBe(false);
  expect(checked('media', url, { mediaType: 'video' })).toBe(false);
  expect(checked('media', ours, { mediaType: 'video', securityOrigin: url })).toBe(false);
});

test('our page inside a foreign page may not', () => {
  expect(
    checked('media', ours, { mediaType: 'video', embeddingOrigin: 'https://example.org' }),
  ).toBe(false);
});

test('the microphone is refused, alone, with the camera and unnamed', () => {
  expect(requested('media', { mediaTypes: ['audio'] })).toBe(false);
  expect(requested('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
  expect(requested('media', {})).toBe(false);
  expect(checked('media', ours, { mediaType: 'audio' })).toBe(false);
});

test.each([
  'display-capture',
  'geolocation',
  'notifications',
  'fullscreen',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'usb',
] as const)('our page is refused %s', (permission) => {
  expect(requested(permission, { mediaTypes: ['video'] })).toBe(false);
  expect(checked(permission, ours, { mediaType: 'video' })).toBe(false);
});

test('access to devices is refused', () => {
  const [handler] = lastArguments('setDevicePermissionHandler') as [() => boolean];
  expect(handler()).toBe(false);
});
