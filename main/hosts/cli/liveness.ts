import { Argument, type Command } from 'commander';
import { LivenessPolicy } from '../../../contract/calls/settings.js';
import { withClient } from './session.js';

const meanings: Readonly<Record<LivenessPolicy, string>> = {
  off: 'Photos and screens held up to the camera are not noticed.',
  balanced: 'People pass by the way they move. In doubt they turn their head as asked.',
  strict: 'Everyone turns their head as asked.',
};

/** Adds `liveness`. */
export function addLivenessCommand(program: Command): void {
  program
    .command('liveness')
    .addArgument(
      new Argument('[policy]', 'How strictly the door checks that a face is alive').choices(
        LivenessPolicy.options,
      ),
    )
    .description('Show or choose how the door checks that a face is alive')
    .addHelpText('after', '\nExample:\n  rollcall liveness strict')
    .action((policy: LivenessPolicy | undefined, _options: unknown, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { liveness } =
          policy === undefined
            ? await client['settings.get']({})
            : await client['settings.change']({ liveness: policy });
        terminal.result({ liveness }, `Liveness check: ${liveness}. ${meanings[liveness]}`);
      }),
    );
}
