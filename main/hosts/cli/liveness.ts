import { Argument, type Command } from 'commander';
import type { LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { LivenessPolicy } from '../../../contract/calls/settings.js';
import { counted } from '../../../contract/plural.js';
import { proposalSentence } from './liveness-proposal.js';
import { attackTable, liveTable } from './liveness-tables.js';
import { withClient } from './session.js';

const meanings: Readonly<Record<LivenessPolicy, string>> = {
  off: 'Photos and screens held up to the camera are not noticed.',
  balanced: 'People pass by the way they move. In doubt they turn their head as asked.',
  strict: 'Everyone turns their head as asked.',
};

/** Adds `liveness`, `liveness measure` and `liveness erase-recordings`. */
export function addLivenessCommand(program: Command): void {
  const liveness = program
    .command('liveness')
    .addArgument(
      new Argument('[policy]', 'How strictly the door checks that a face is alive').choices(
        LivenessPolicy.options,
      ),
    )
    .description('Show or choose how the door checks that a face is alive')
    .addHelpText('after', '\nExamples:\n  rollcall liveness strict\n  rollcall liveness measure')
    .action((policy: LivenessPolicy | undefined, _options: unknown, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { liveness } =
          policy === undefined
            ? await client['settings.get']({})
            : await client['settings.change']({ liveness: policy });
        terminal.result({ liveness }, `Liveness check: ${liveness}. ${meanings[liveness]}`);
      }),
    );
  addMeasureCommand(liveness);
  liveness
    .command('erase-recordings')
    .description('Erase the recordings that were made to measure the liveness check')
    .action((_options: unknown, command: Command) =>
      withClient(command, async (client, terminal) => {
        const result = await client['liveness.erase']({});
        terminal.result(result, `${counted(result.erased, 'recording')} erased.`);
      }),
    );
}

function addMeasureCommand(liveness: Command): void {
  liveness
    .command('measure')
    .option('--take-over', 'Use the proposed policy, and erase the recordings')
    .description('Measure the liveness check on the recordings of this site')
    .action(({ takeOver = false }: { takeOver?: boolean }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const measured = await client['liveness.measure']({});
        const { policy } = measured.proposal;
        if (!takeOver || policy === null) {
          terminal.result(measured, describe(measured));
          return;
        }
        const { erased } = await client['liveness.takeOver']({ policy });
        const done = `Liveness check: ${policy}. ${counted(erased, 'recording')} erased.`;
        terminal.result({ ...measured, erased }, `${describe(measured)}\n${done}`);
      }),
    );
}

function describe(measured: LivenessMeasurement): string {
  const { recordings, byPolicy } = measured;
  const tables = Object.entries(byPolicy).flatMap(([policy, rates]) => [
    `Policy ${policy}`,
    liveTable(recordings.live, rates),
    attackTable(recordings.attacks, rates),
  ]);
  return [...tables, proposalSentence(measured)].join('\n');
}
