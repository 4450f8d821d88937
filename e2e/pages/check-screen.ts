import { expect, type Page, type TestInfo } from 'playwright/test';
import { expectNoViolations } from './accessibility.js';

/** The sizes at which screens are looked at: wide, tall, large and low. */
export const screenSizes = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 600 },
] as const;

/** Saves a picture of the page; nothing scrolls, and axe finds no violations. @param name of the picture. */
export async function checkScreen(page: Page, name: string, info: TestInfo): Promise<void> {
  await checkSize(page, name, info);
  await expectNoViolations(page);
}

/** Saves a picture of the page; nothing scrolls. @param name of the picture. */
export async function checkSize(page: Page, name: string, info: TestInfo): Promise<void> {
  await page.screenshot({ path: info.outputPath(`${name}.jpg`) });
  const root = page.locator('html');
  expect(await root.evaluate((html) => html.scrollHeight - html.clientHeight)).toBe(0);
  expect(await root.evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
}
