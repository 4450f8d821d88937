import { expect, type Page, type TestInfo } from 'playwright/test';
import { checkScreen, checkSize, screenSizes } from './check-screen.js';

/*
 * Shows the door's screens for failures without causing them: the page's services are a stub that answers as the real
 * ones do then. Other tests cause each failure.
 */

/** A failure, and the kind of state that the screen then shows. */
const failures = {
  'services-down': 'disconnected',
  'update-in-progress': 'updating',
  'recognition-restarts': 'restarting',
  // After repeated errors, or without the models.
  'no-recognition': 'trouble',
  'lease-over': 'other-way',
  'disk-full': 'not-recorded',
  'no-camera': 'camera-no-camera',
  'camera-refused': 'camera-refused',
} as const;
type Failure = keyof typeof failures;

/** Another language of longer words, and one that is written from right to left. */
const languages = ['English', 'Deutsch', 'العربية'] as const;

/** Shows each failure in each language and size: nothing scrolls, and axe finds no violations. */
export async function checkFailureScreens(page: Page, info: TestInfo): Promise<void> {
  await page.addInitScript(stubServices);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const address = page.url();
  for (const [failure, state] of Object.entries(failures)) {
    const url = new URL(address);
    url.search = `?failure=${failure}`;
    await page.goto(url.href);
    for (const language of languages) {
      await page.getByRole('button', { name: language, exact: true }).click();
      await expect(page.locator('[data-state]')).toHaveAttribute('data-state', state);
      for (const size of screenSizes.slice(0, 2)) {
        await page.setViewportSize(size);
        const name = `${failure}-${language}-${size.width}`;
        // axe takes most of the time, and finds the same in each language.
        if (language === 'English') await checkScreen(page, name, info);
        else await checkSize(page, name, info);
      }
    }
  }
}

/** Runs in the page, before its own programs: a bridge like that of Electron. */
function stubServices(): void {
  const failure = new URLSearchParams(location.search).get('failure') as Failure | null;
  if (failure === null) return;
  const info = {
    ...{ kioskId: 'door', zone: 'UTC', operator: 'Example Ltd', asksDirection: false },
    ...{ takeBackSeconds: 8, sendsData: false, speaksPrompts: false, usesLargeType: false },
    badges: { printed: false, rotating: false, cards: false },
    canRecord: failure !== 'disk-full',
  };
  const states: Partial<Record<Failure, object>> = {
    'disk-full': { kind: 'not-recorded', why: 'disk-full' },
    'lease-over': { kind: 'other-way' },
  };
  const state = states[failure] ?? { kind: 'looking' };
  const view = { width: 640, height: 480, faces: [], state, nextFrameInMs: 500 };
  const answers: Readonly<Record<string, unknown>> = {
    'kiosk.start': info,
    'kiosk.useCamera': { isAllowed: true },
    // Frames wait for the process, and are then replaced by newer ones.
    'kiosk.frame': failure === 'recognition-restarts' ? null : view,
    'kiosk.brand': { title: null, accent: null, greeting: null, logo: null },
    'admin.state': { maySetUp: false },
  };
  const notices: ((notice: object) => void)[] = [];
  const connections: ((connected: boolean) => void)[] = [];
  const died = { ok: false, code: 'vision-died', message: 'Face recognition is off.' };
  Object.defineProperty(window, 'rollcall', {
    value: {
      send: (call: string) => {
        const isDead = failure === 'no-recognition' && call === 'kiosk.start';
        return Promise.resolve(isDead ? died : { ok: true, value: answers[call] });
      },
      onNotice: (listener: (notice: object) => void) => {
        notices.push(listener);
        return () => undefined;
      },
      onConnection: (listener: (connected: boolean) => void) => {
        connections.push(listener);
        setTimeout(() => {
          listener(true);
        });
        return () => undefined;
      },
    },
  });
  const camera = { 'no-camera': 'NotFoundError', 'camera-refused': 'NotAllowedError' } as const;
  if (failure in camera) {
    const name = camera[failure as keyof typeof camera];
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
  }
  setTimeout(() => {
    if (failure === 'recognition-restarts') {
      for (const listener of notices) listener({ type: 'vision', state: 'restarting' });
      return;
    }
    if (failure === 'update-in-progress') {
      for (const listener of notices) listener({ type: 'updating' });
    }
    if (failure !== 'services-down' && failure !== 'update-in-progress') return;
    for (const listener of connections) listener(false);
  }, 500);
}
