#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A fresh checkout is built at the first use; installed packages are built already.
const program = new URL('../dist/cli/main.js', import.meta.url);
if (!existsSync(program)) await import('../scripts/build.js');
await import(program.href);
