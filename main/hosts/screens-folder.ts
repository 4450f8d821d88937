import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../contract/fault.js';
import { findPackageRoot } from '../../models/package-root.js';

/** The folder of the built screens. @throws Fault `not-found` if they have not been built. */
export function screensFolder(): string {
  const folder = fileURLToPath(new URL('dist/renderer', findPackageRoot()));
  if (existsSync(folder)) return folder;
  throw new Fault(
    'not-found',
    `The screens in ${folder} have not been built. Run "npm run build".`,
  );
}
