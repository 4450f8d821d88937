import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { findPackageRoot } from '../../../models/package-root.js';
import { notEmpty } from './values.js';

/** Adds `bench`, which runs the benchmark in a separate process, so that nothing else affects it. */
export function addBenchCommand(program: Command): void {
  program
    .command('bench')
    .option('--only <name>', 'Run only the rows whose names begin with this', notEmpty)
    .description('Measure speed and memory relative to baselines of the same run')
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
