import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as svelteParser from 'svelte-eslint-parser';
import tseslint from 'typescript-eslint';
import config from './eslint.config.js';

/*
 * The rules of eslint.config.js, to check all components (`npm run lint:components`). It first opens every component in
 * TypeScript's project. Opened one after another while they are checked, each would change the project, and
 * TypeScript would infer all types again: 208 instead of 71 s of CPU time for 133 components (measured).
 */

const renderer = join(import.meta.dirname, 'renderer');
for (const name of readdirSync(renderer, { recursive: true })) {
  if (!name.endsWith('.svelte')) continue;
  const filePath = join(renderer, name);
  svelteParser.parseForESLint(readFileSync(filePath, 'utf8'), {
    filePath,
    parser: tseslint.parser,
    projectService: true,
    extraFileExtensions: ['.svelte'],
  });
}

export default config;
