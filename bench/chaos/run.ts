import { Command } from 'commander';
import { noSmallDisk } from '../../main/storage/testing/disk-in-memory.js';
import { runChaos } from './chaos.js';

/*
 * `npm run chaos -- --rounds 500 --seed 1`: kiosks, a hub and PostgreSQL run in separate processes and are killed,
 * their connections and disks fail, and once everything has settled, nothing that was confirmed may be missing.
 */

const program = new Command('chaos')
  .description('Kiosks and a hub under kill -9, bad networks and full disks')
  .option('--rounds <n>', 'how many rounds of failures', Number, 500)
  .option('--kiosks <n>', 'how many kiosks', Number, 20)
  .option('--seed <n>', 'seed for all random choices', Number, 1)
  .option('--settle-every <n>', 'check after this many rounds', Number, 25)
  .parse();
const options = program.opts<Record<'rounds' | 'kiosks' | 'seed' | 'settleEvery', number>>();
for (const [name, value] of Object.entries(options)) {
  if (Number.isInteger(value) && value >= 1) continue;
  program.error(`--${name} must be a whole number of at least 1.`, { exitCode: 2 });
}
if (noSmallDisk !== null) console.log(`Disks are not filled: ${noSmallDisk}.`);
const log = (sentence: string): void => {
  console.log(sentence);
};
const { punches, people, erased, counts } = await runChaos({
  ...options,
  ...{ pauseMs: 1500, fillsDisks: true, log },
});
console.log(`${punches} punches and ${people} people were confirmed, and ${erased} were erased.`);
for (const [what, times] of Object.entries(counts)) console.log(`${what}: ${times} times`);
