import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/* What comes from others: licences, integrity and install scripts of all packages in the lock file. */

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

const root = import.meta.dirname;
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
/** By the path in `node_modules`, without the project itself. */
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

/** Licences that only ask for their text to be kept. */
const permissive = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'],
  ...['PSF-2.0', 'Unlicense', '(MIT OR CC0-1.0)', '(MIT OR Apache-2.0)'],
]);

/** Packages with other terms, which docs/security.md explains. A name may end with `*`. */
const named = ['@img/sharp-*', 'argparse', 'date-holidays', 'dejavu-fonts-ttf', 'png-js'];
const guide = readFileSync(join(root, 'docs/security.md'), 'utf8');

/** Packages of the product with other licences than the permissive ones. */
const others = packages
  .filter(([, { dev, license }]) => dev !== true && !permissive.has(license ?? ''))
  .map(([path]) => nameOf(path));

test('every package of the product has a licence that allows its use, or is listed as an exception', () => {
  const isNamed = (name: string): boolean =>
    named.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
  expect(others.filter((name) => !isNamed(name))).toEqual([]);
  for (const one of named) {
    expect(guide).toContain(`\`${one}\``);
    expect(others.some((name) => name.startsWith(one.replace('*', '')))).toBe(true);
  }
});

test('every package is pinned by its hash', () => {
  const loose = packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('no install script runs, and for each one there is a reason why it need not run', () => {
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m);
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  expect(scripted.length).toBeGreaterThan(0);
  for (const [path] of scripted) expect(guide).toContain(`\`${nameOf(path)}\``);
});
