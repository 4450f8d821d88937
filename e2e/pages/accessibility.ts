import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page } from 'playwright/test';

const program = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let source: Promise<string> | null = null;

/**
 * The rules of WCAG 2.2 AA. Only violations are reported, because axe writes a selector for everything that it reports.
 */
const options: RunOptions = {
  resultTypes: ['violations'],
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
};

/**
 * Checks that axe finds no violations of WCAG 2.2 AA. axe is loaded once into each page, which has no frames:
 * `@axe-core/playwright` loads it twice for each of some 300 checks, which took 0.26 instead of 0.11 s of CPU time
 * (measured).
 * @param without rules that do not apply to this look.
 */
export async function expectNoViolations(
  page: Page,
  without: readonly string[] = [],
): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(await (source ??= readFile(program, 'utf8')));
  }
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const violations = await page.evaluate(violationsIn, { ...options, rules });
  expect(violations).toEqual([]);
}

/**
 * Runs in the page, once all colour transitions have ended: during one, a button can have too little contrast.
 * @returns the rules that are violated, with the HTML of the elements that violate each.
 */
async function violationsIn(options: RunOptions): Promise<[rule: string, elements: string[]][]> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  const { axe } = window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } };
  const { violations } = await axe.run(options);
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
