import { expect, type Page } from 'playwright/test';
import { textTable } from '../../main/hosts/cli/text-table.js';

/** Counts the clicks of tasks, each begun on the dashboard. Typing, including Enter, is not counted. */
export class ClickCount {
  readonly #rows: [task: string, clicks: number, most: number][] = [];

  private constructor(private readonly page: Page) {}

  /** Starts counting; the page must not be loaded again. */
  static async on(page: Page): Promise<ClickCount> {
    await page.evaluate(() => {
      const { dataset } = document.documentElement;
      dataset['clicks'] = '0';
      document.addEventListener(
        'pointerdown',
        () => (dataset['clicks'] = String(Number(dataset['clicks']) + 1)),
        { capture: true },
      );
    });
    return new ClickCount(page);
  }

  /** Does a task that may need at most this number of clicks. @param act returns when the task is done. */
  async task(name: string, most: number, act: () => Promise<unknown>): Promise<void> {
    const before = await this.#total();
    await act();
    const clicks = (await this.#total()) - before;
    this.#rows.push([name, clicks, most]);
    expect(clicks, name).toBeLessThanOrEqual(most);
  }

  /** The clicks of all tasks as text. */
  table(): string {
    return textTable(
      ['task', 'clicks', 'at most'],
      this.#rows.map(([task, clicks, most]) => [task, String(clicks), String(most)]),
    );
  }

  async #total(): Promise<number> {
    return Number(await this.page.locator('html').getAttribute('data-clicks'));
  }
}
