#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { currentVersion } from './current-version.js';

const own = fileURLToPath(new URL('..', import.meta.url));
// The versions in this folder must know where it is.
process.env['ROLLCALL_VERSIONS'] ??= join(own, 'versions');
process.env['ROLLCALL_BASE'] = own;
const isStart = process.argv.slice(2).includes('serve');
const folder = currentVersion(own, process.env['ROLLCALL_VERSIONS'], isStart);

// A fresh checkout is built at the first use; installed packages are built already.
const program = join(folder, 'dist/cli/main.js');
if (!existsSync(program)) await import('../scripts/build.js');
await import(pathToFileURL(program).href);
