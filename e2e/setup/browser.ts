import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from '../../main/hosts/web/open-browser.js';

/**
 * A Chromium: one that is installed, else Playwright's own download, else Debian's package.
 * @throws Error saying what to install where none can be had.
 */
export function requireChromium(): string {
  return findBrowser() ?? downloaded() ?? fromPlaywright() ?? fromDebian() ?? fail();
}

function downloaded(): string | null {
  const path = chromium.executablePath();
  return path !== '' && existsSync(path) ? path : null;
}

function fromPlaywright(): string | null {
  console.log('No Chromium was found; asking Playwright for one.');
  spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' });
  return downloaded();
}

function fromDebian(): string | null {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return null;
  console.log('Playwright has none for this machine; asking Debian for its package.');
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return findBrowser();
}

function fail(): never {
  throw new Error(
    'The end-to-end tests need Chromium, and none could be had: install it (on Debian: "apt-get install chromium") and run the tests again.',
  );
}
