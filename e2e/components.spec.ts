import type { Page } from 'playwright/test';
import { expectNoViolations } from './pages/accessibility.js';
import { screenSizes } from './pages/check-screen.js';
import { expect, test } from './setup/kiosk.js';

/*
 * The page of all components, served with the kiosk's own security headers: in each look and at both sizes nothing
 * scrolls sideways, axe finds no violations, and the policy blocks nothing. Pictures are saved with the test results.
 */

test.skip(({ host }) => host !== 'web', 'the components are the same in Electron');

const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  'high-contrast': { colorScheme: 'light', contrast: 'more', forcedColors: 'none' },
  'dark-high-contrast': { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'active' },
} as const;

/** What the content security policy refused on this page. */
function blockedOn(page: Page): string[] {
  const blocked: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) blocked.push(message.text());
  });
  return blocked;
}

async function check(page: Page, name: string): Promise<void> {
  for (const size of screenSizes) {
    await page.setViewportSize(size);
    const path = test.info().outputPath(`${name}-${size.width}.jpg`);
    await page.screenshot({ path, fullPage: true });
    const root = page.locator('html');
    expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    // The system's own colours replace the page's there, and axe computes with the page's.
    await expectNoViolations(page, name === 'forced' ? ['color-contrast'] : []);
  }
}

test('all components in every look', async ({ kiosk }) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  const blocked = blockedOn(page);
  await page.goto(new URL('/components.html', page.url()).href);
  for (const [name, look] of Object.entries(looks)) {
    await page.emulateMedia({ ...look, reducedMotion: 'reduce' });
    await check(page, name);
  }
  await page.emulateMedia({ ...looks.light, reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Show toast' }).click();
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('were saved');
  await page.getByRole('button', { name: 'Open dialog' }).click();
  await check(page, 'dialog');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(blocked).toEqual([]);
});

test('tables, tabs and choices work by keyboard', async ({ kiosk }) => {
  const { page } = await kiosk.open({ camera: 'nobody' });
  await page.goto(new URL('/components.html', page.url()).href);
  const table = page.getByRole('region', { name: 'People' });
  const rows = table.locator('tbody tr');
  await expect(rows).toHaveCount(5);
  await table.getByRole('button', { name: 'Number' }).press('Enter');
  await table.getByRole('button', { name: 'Number' }).press('Enter');
  await expect(table.getByRole('columnheader', { name: 'Number' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(rows.first()).toContainText('2000');
  await page.getByRole('button', { name: 'Next page' }).press('Enter');
  await expect(page.getByText('6–10 of 2,000')).toBeVisible();
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  const name = await rows.nth(1).getByRole('rowheader').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${name ?? ''} was opened.`)).toBeVisible();
  await page.getByLabel('Search').fill('Person 1999');
  await expect(rows).toHaveCount(1);
  await page.getByLabel('Search').fill('no such person');
  await expect(table).toContainText('No one has “no such person”.');

  await page.getByRole('tab', { name: 'Day' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tabpanel', { name: 'Month' })).toContainText('view of the month');

  const person = page.getByRole('combobox', { name: 'Person' });
  await person.fill('person 150');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(person).toHaveValue('Person 150');
});
