import type { Page } from 'playwright/test';
import { checkScreen, screenSizes } from './pages/check-screen.js';
import { expect, test, type OpenOptions } from './setup/kiosk.js';

/*
 * Every state of the kiosk at all sizes, and at 200 %: nothing scrolls, and axe finds no violations. Screenshots are
 * saved with the test results.
 */

/** How each state is reached, and its name on the page. */
const screens: Readonly<
  Record<
    string,
    { open: OpenOptions; state: string; tag?: string; act?: (page: Page) => Promise<void> }
  >
> = {
  looking: { open: { camera: 'nobody' }, state: 'looking' },
  hint: { open: { camera: 'far' }, state: 'hint' },
  recorded: { open: { camera: 'ada' }, state: 'recorded' },
  already: { open: { camera: 'ada-twice' }, state: 'already', tag: '@waiting' },
  unknown: { open: { camera: 'stranger' }, state: 'unknown' },
  'no-camera': { open: { camera: null }, state: 'camera-no-camera' },
  pin: {
    open: { camera: 'nobody' },
    state: 'looking',
    act: async (page) => {
      await page.getByRole('button', { name: 'Use PIN' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  arabic: {
    open: { camera: 'ada' },
    state: 'recorded',
    act: async (page) => {
      await page.getByRole('button', { name: 'العربية' }).click();
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    },
  },
  dark: { open: { camera: 'ada', colorScheme: 'dark' }, state: 'recorded' },
};

/** The wide screen at 200 %: a pixel of the page is two of the screen (WCAG 1.4.4). */
const zoomed = { width: 640, height: 400 };

for (const [name, { open, state, tag = [], act }] of Object.entries(screens)) {
  test(`${name} at all sizes, and at 200 %`, { tag }, async ({ kiosk }, info) => {
    const kioskPage = await kiosk.open(open);
    const { page } = kioskPage;
    await kioskPage.expectState(state, 40_000);
    await act?.(page);
    for (const size of [...screenSizes, zoomed]) {
      await page.setViewportSize(size);
      // It may have changed meanwhile, such as when the person left.
      await kioskPage.expectState(state, 40_000);
      await checkScreen(page, `${name}-${size.width}`, info);
      if (name !== 'recorded' || size === zoomed) continue;
      // Readable from three metres: 100 px where the screen is 800 px high.
      const letters = await page
        .locator('.first')
        .evaluate((first) => parseFloat(getComputedStyle(first).fontSize));
      expect(letters).toBeGreaterThanOrEqual(size.height / 8);
    }
  });
}
