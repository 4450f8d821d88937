import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/*
 * `npm run torture -- --rounds 1000`: kills the kiosk, its hub and commands at random moments, as the tests of that name
 * do a few times.
 */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
for (const [name, value] of Object.entries(values)) {
  if (/^[1-9]\d*$/.test(value)) continue;
  console.error(`--${name} must be a whole number of at least 1.`);
  process.exit(2);
}
const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'main/hosts/cli/torture'];
const { status } = spawnSync(process.execPath, vitest, {
  stdio: 'inherit',
  env: {
    ...process.env,
    ROLLCALL_TORTURE_ROUNDS: values.rounds,
    ROLLCALL_TORTURE_SEED: values.seed,
  },
});
process.exitCode = status ?? 1;
