import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { installDebianPackage } from '../../main/base/testing/debian-package.js';
import { findBrowser } from '../../main/hosts/web/open-browser.js';

/**
 * Path of a Chromium: an installed one, Playwright's download, or Debian's package, in this order.
 * @throws Error with instructions if none can be installed.
 */
export function requireChromium(): string {
  return findBrowser() ?? downloaded() ?? fromPlaywright() ?? fromDebian() ?? fail();
}

function downloaded(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

function fromPlaywright(): string | null {
  console.log('Chromium was not found. Installing it with Playwright.');
  spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' });
  return downloaded();
}

function fromDebian(): string | null {
  return installDebianPackage('chromium') ? findBrowser() : null;
}

function fail(): never {
  throw new Error(
    'The end-to-end tests need Chromium, which could not be installed. Install it (on Debian: "apt-get install chromium") and run the tests again.',
  );
}
