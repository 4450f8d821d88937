import { findPackageRoot } from '../../../models/package-root.js';
import type * as app from '../app.js';

/** Imports the compiled services, which start the compiled inference process. */
export async function compiledApp(): Promise<typeof app> {
  return (await import(new URL('dist/main/app/app.js', findPackageRoot()).href)) as typeof app;
}
