import { spawnSync } from 'node:child_process';

/*
 * `npm run disk-faults`: every pair of failing operations, power failures with many draws, and failing calls of the C
 * library where there is a compiler. The test command tries a few of them.
 */

const tests = ['disk-faults', 'power-loss', 'failing-calls'].map((name) => `main/app/${name}`);
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'quick', ...tests];
const { status } = spawnSync(process.execPath, vitest, {
  stdio: 'inherit',
  env: { ROLLCALL_POWER_DRAWS: '20', ...process.env, ROLLCALL_DISK_PAIRS: 'all' },
});
process.exitCode = status ?? 1;
