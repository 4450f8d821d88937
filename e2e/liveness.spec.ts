import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from 'playwright/test';
import { rollcall } from '../main/hosts/testing/command-line.js';
import { TurningCamera } from './pages/turning-camera.js';
import { expect, test } from './setup/kiosk.js';
import { hasLiveClip } from './setup/liveness-films.js';

const sizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
];

/** Saves pictures of the page at both sizes; nothing scrolls, and axe finds no violations. */
async function picturesOf(page: Page, name: string, info: TestInfo): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.screenshot({ path: info.outputPath(`${name}-${size.width}.png`) });
    const root = page.locator('html');
    expect(await root.evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
    expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations).toEqual([]);
  }
}

const refusals = async (data: string) => {
  const { json } = await rollcall(['audit', '--json', '--data', data]);
  return json.filter(({ action }) => action === 'door.refused');
};

test.describe('balanced', () => {
  test.use({ seed: 'balanced' });

  test('a print that is held up is refused without a reason, and the PIN works', async ({
    kiosk,
  }, info) => {
    const page = await kiosk.open({ camera: 'print' });
    await page.expectState('other-way');
    await expect(page.state).toContainText('Please use your PIN');
    await expect(page.state).not.toContainText(/ada|picture|photo|alive/i);
    await picturesOf(page.page, 'other-way', info);
    await page.enterPin('0042', '2468');
    await page.expectState('recorded');
    expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'pin' }]);
    const [refusal, ...others] = await refusals(kiosk.data);
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ after: { why: 'flat', cues: { ring: expect.anything() } } });
  });

  test('a phone that is held up is not recorded', async ({ kiosk }) => {
    const page = await kiosk.open({ camera: 'phone' });
    await expect(page.state).toHaveAttribute('data-state', /challenge|other-way/);
    await page.page.waitForTimeout(5_000);
    await expect(page.state).toHaveAttribute('data-state', /challenge|other-way|hint|recognising/);
    expect(await kiosk.punches()).toEqual([]);
  });
});

test.describe('a real person', () => {
  test.skip(!hasLiveClip(), 'needs ../shared/data/live');
  test.use({ seed: 'live' });

  test('passes without a challenge', async ({ kiosk }) => {
    const page = await kiosk.open({ camera: 'live' });
    await page.expectState('recorded');
    expect(await kiosk.punches()).toMatchObject([{ name: 'eve', method: 'face' }]);
    expect(await refusals(kiosk.data)).toEqual([]);
  });

  test('on the screen of a phone is not recorded', async ({ kiosk }) => {
    const page = await kiosk.open({ camera: 'replay' });
    await expect(page.state).toHaveAttribute('data-state', /challenge|other-way/);
    expect(await kiosk.punches()).toEqual([]);
  });
});

test.describe('strict', () => {
  test.use({ seed: 'strict' });

  test('a head that turns as asked passes, and may leave out turns', async ({ kiosk }, info) => {
    const kioskPage = await kiosk.open({ camera: 'nobody' });
    const { page, state } = kioskPage;
    await kioskPage.expectState('looking');
    const camera = await TurningCamera.plugIn(page);
    await kioskPage.expectState('challenge');
    const mark = state.locator('svg[data-direction]');
    const asked = () => mark.getAttribute('data-direction', { timeout: 1_000 }).catch(() => null);
    const pictured = new Set<string>();
    await expect(async () => {
      const direction = await asked();
      if (direction === 'up' || direction === 'down') {
        if (!pictured.has(direction)) await picturesOf(page, `challenge-${direction}`, info);
        pictured.add(direction);
        await page.getByRole('button', { name: 'I can’t turn this way' }).click();
      } else if (direction !== null) {
        await camera.look(direction === 'left' ? 1 : direction === 'right' ? -1 : 0);
      }
      expect(await state.getAttribute('data-state')).toBe('recorded');
    }).toPass({ timeout: 90_000, intervals: [100] });
    expect(await kiosk.punches()).toMatchObject([{ name: 'ada', method: 'face' }]);
  });

  test('a picture that does not turn uses up both tries, in every language', async ({
    kiosk,
  }, info) => {
    const page = await kiosk.open({ camera: 'ada' });
    await page.expectState('challenge');
    for (const language of ['de', 'ar', 'en']) {
      await page.page.locator('header select').selectOption(language);
      await picturesOf(page.page, `challenge-${language}`, info);
    }
    await page.expectState('other-way');
    expect(await kiosk.punches()).toEqual([]);
    expect(await refusals(kiosk.data)).toMatchObject([
      { after: { why: 'challenge', challenge: 'too-slow' } },
    ]);
  });
});
