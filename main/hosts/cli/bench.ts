import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { findPackageRoot } from '../../../models/package-root.js';

/** `bench`: the ratios of `npm run bench`, in a process of its own so that nothing disturbs them. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .option('--only <name>', 'one row only')
    .description('measure speed and memory, each as a ratio taken in one run')
    .action(async (options: { only?: string }, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const child = spawn(
        process.execPath,
        [
          fileURLToPath(new URL('dist/bench/run.js', findPackageRoot())),
          ...(json === true ? ['--json'] : []),
          ...(options.only === undefined ? [] : ['--only', options.only]),
        ],
        { stdio: 'inherit' },
      );
      const [code] = (await once(child, 'exit')) as [number | null];
      process.exitCode = code ?? 1;
    });
}
