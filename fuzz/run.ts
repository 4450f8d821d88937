import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { contract, type CallName } from '../contract/contract.js';
import { fuzzCall } from './calls/fuzz-call.js';
import { openFuzzSite, SpentSite, type FuzzSite } from './calls/fuzz-site.js';
import { fuzzTarget } from './parsers/fuzz-target.js';
import { closePictures } from './parsers/pictures.js';
import { targets } from './parsers/targets.js';

/* `npm run fuzz`: hostile payloads for every call, and hostile bytes for every parser. */

const program = new Command()
  .name('fuzz')
  .description('Sends hostile payloads to every call and hostile bytes to every parser')
  .option('--runs <n>', 'payloads for each call, and files for each parser', Number, 1_000)
  .option('--only <name>', 'only the calls and parsers whose names start with it', '')
  .option('--seed <n>', 'seed for all random choices', Number, 1)
  .option('--calls', 'only calls')
  .option('--parsers', 'only parsers')
  .option('--recognises', 'load the models, so that calls with pictures do their work')
  .parse();
const { runs, only, seed, ...chosen } = program.opts<{
  runs: number;
  only: string;
  seed: number;
  recognises?: boolean;
  calls?: boolean;
  parsers?: boolean;
}>();

const isWanted = (name: string): boolean => name.startsWith(only);
const names = Object.keys(contract) as CallName[];
const calls = chosen.parsers === true ? [] : names.filter(isWanted);
const wanted = chosen.calls === true ? [] : targets.filter(({ name }) => isWanted(name));
if (calls.length + wanted.length === 0) {
  program.error(`No call and no parser has a name that starts with ${only}.`, { exitCode: 2 });
}

let count = 0;
if (calls.length > 0) await fuzzCalls();
if (wanted.length > 0) await fuzzParsers();
console.log(count === 0 ? 'Nothing found.' : `${count} found.`);
process.exitCode = count === 0 ? 0 : 1;

async function fuzzCalls(): Promise<void> {
  let site: FuzzSite | null = null;
  for (const call of calls) {
    const startMs = performance.now();
    for (let done = 0, sites = 0; done < runs; sites++) {
      site ??= await openFuzzSite(chosen.recognises === true);
      // In parts, because payloads may make a site unusable, for example by removing all accounts.
      const part = Math.min(500, runs - done);
      try {
        const fuzzed = await fuzzCall(site, call, { runs: part, seed: seed * 1_000_003 + sites });
        for (const { problem, payload } of fuzzed.findings) report(call, problem, payload);
        done += fuzzed.runs;
        if (!fuzzed.isSpent) continue;
      } catch (error) {
        if (!(error instanceof SpentSite) || sites > runs) throw error;
      }
      await site.close();
      site = null;
    }
    said(call, startMs);
  }
  await site?.close();
}

async function fuzzParsers(): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'rollcall-fuzz-'));
  for (const target of wanted) {
    const startMs = performance.now();
    for (const { problem, bytes } of await fuzzTarget(target, scratch, { runs, seed })) {
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
      const file = join(tmpdir(), `found-${target.name}-${digest}`);
      await writeFile(file, bytes);
      report(target.name, problem, file);
    }
    said(target.name, startMs);
  }
  await rm(scratch, { recursive: true });
  await closePictures();
}

function report(name: string, problem: string, by: string): void {
  count += 1;
  console.log(`${name}: ${problem}\n  by ${by}`);
}

function said(name: string, startMs: number): void {
  console.log(`${name}: ${runs} runs in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
}
