import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/*
 * Rules for components and JavaScript. `.oxlintrc.json` has the same rules for TypeScript, which oxlint
 * checks in 22 s of CPU time and ESLint in 75 (1521 files); `lint-rules.test.ts` finds a rule that one of them lacks.
 */

/** What Svelte compiles: typed rules need its parser, which only ESLint has. */
const components = ['**/*.svelte', '**/*.svelte.ts'];
const scripts = ['**/*.js', '**/*.mjs', '**/*.cjs'];

export default defineConfig(
  { ignores: ['dist/', 'models/build/', 'node_modules/', 'coverage/', 'test-results/'] },
  { files: [...components, ...scripts], ...js.configs.recommended },
  {
    files: components,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Typed arrays are read in tight loops whose bounds are checked once, before the loop.
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'error',
    },
  },
  // Svelte's own rules, for the TypeScript beside the components too.
  { files: ['renderer/**/*.ts'], languageOptions: { parser: tseslint.parser } },
  ...svelte.configs.recommended,
  {
    files: components,
    languageOptions: { globals: globals.browser, parserOptions: { parser: tseslint.parser } },
  },
  { files: scripts, languageOptions: { globals: globals.node } },
);
