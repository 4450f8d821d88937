import { AxeBuilder } from '@axe-core/playwright';
import type { KioskPage } from './pages/kiosk-page.js';
import { expect, test, type OpenOptions } from './setup/kiosk.js';

/*
 * Every state of the kiosk at both sizes: nothing scrolls, and axe finds no violations. Screenshots are
 * saved with the test results.
 */

const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];

const screens: Readonly<
  Record<string, { open: OpenOptions; reach: (page: KioskPage) => Promise<void> }>
> = {
  looking: { open: { camera: 'nobody' }, reach: (page) => page.expectState('looking') },
  hint: { open: { camera: 'far' }, reach: (page) => page.expectState('hint') },
  recorded: { open: { camera: 'ada' }, reach: (page) => page.expectState('recorded') },
  already: { open: { camera: 'ada-twice' }, reach: (page) => page.expectState('already', 40_000) },
  unknown: { open: { camera: 'stranger' }, reach: (page) => page.expectState('unknown') },
  'no-camera': {
    open: { camera: null },
    reach: (page) => page.expectState('camera-no-camera'),
  },
  pin: {
    open: { camera: 'nobody' },
    reach: async (page) => {
      await page.expectState('looking');
      await page.page.getByRole('button', { name: 'Use PIN' }).click();
      await expect(page.page.getByRole('dialog')).toBeVisible();
    },
  },
  arabic: {
    open: { camera: 'ada' },
    reach: async (page) => {
      await page.page.getByLabel('Language').selectOption('ar');
      await page.expectState('recorded');
      await expect(page.page.locator('html')).toHaveAttribute('dir', 'rtl');
    },
  },
  dark: {
    open: { camera: 'ada', colorScheme: 'dark' },
    reach: (page) => page.expectState('recorded'),
  },
};

for (const [name, { open, reach }] of Object.entries(screens)) {
  for (const size of sizes) {
    test(`${name} at ${size.width} × ${size.height}`, async ({ kiosk }, info) => {
      const kioskPage = await kiosk.open({ ...open, size });
      await reach(kioskPage);
      const { page } = kioskPage;
      await page.screenshot({ path: info.outputPath(`${name}-${size.width}.png`) });
      const root = page.locator('html');
      expect(await root.evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
      expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  }
}
