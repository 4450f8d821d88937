import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findPackageRoot } from '../../../models/package-root.js';

/**
 * The compiled program of the inference process: joined to a few files, which start faster. `npm run dev` removes them,
 * and compiles the separate ones again after each change.
 */
export function inferenceProgram(): string {
  const programs = ['dist/inference/process.js', 'dist/main/vision/worker/process.js'] as const;
  const [joined, separate] = programs.map((path) =>
    fileURLToPath(new URL(path, findPackageRoot())),
  ) as [string, string];
  return existsSync(joined) ? joined : separate;
}
