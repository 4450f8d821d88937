import { InvalidArgumentError, type Command } from 'commander';
import { detectorOption, modelOption, withClient } from './session.js';

/** `evaluate verification`, `evaluate identification`, `evaluate calibration`. */
export function addEvaluationCommands(program: Command): void {
  const evaluate = program
    .command('evaluate')
    .description('measure recognition on labelled photos');

  evaluate
    .command('verification')
    .requiredOption('--images <dir>', 'folder with one sub-folder per person')
    .addOption(modelOption())
    .addOption(detectorOption())
    .requiredOption('--pairs <file>', 'LFW’s pairs.txt, or a CSV with the columns a,b,same')
    .description('1:1: are pairs of photos told apart?')
    .action((options: { images: string; pairs: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const figures = await client['evaluate.verification'](options);
        const { leftOut, ...measured } = figures;
        if (leftOut.pairs > 0) {
          terminal.note(
            `${leftOut.pairs} pairs left out: these photos are not in ${options.images}: ${leftOut.photos.join(', ')}`,
          );
        }
        terminal.result(figures, lines(measured));
      }),
    );

  evaluate
    .command('identification')
    .requiredOption('--images <dir>', 'folder with one sub-folder per person')
    .addOption(modelOption())
    .addOption(detectorOption())
    .requiredOption('--enrol <k>', 'photos enrolled per person', count)
    .requiredOption('--probes <p>', 'probe photos fused per attempt', count)
    .requiredOption('--gallery <n>', 'people enrolled', count)
    .option('--seed <s>', 'choice of people and photos', seed, 1)
    .description('1:N: are people found, and strangers turned away?')
    .action(
      (
        options: { images: string; enrol: number; probes: number; gallery: number; seed: number },
        command: Command,
      ) =>
        withClient(command, async (client, terminal) => {
          const figures = await client['evaluate.identification'](options);
          terminal.result(figures, lines(figures));
        }),
    );

  evaluate
    .command('calibration')
    .requiredOption('--images <dir>', 'folder with one sub-folder per person')
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('what the thresholds are made of, measured on labelled photos')
    .action((options: { images: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const figures = await client['evaluate.calibration'](options);
        terminal.result(figures, lines(figures));
      }),
    );
}

function lines(figures: object): string {
  return Object.entries(figures)
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
    )
    .join('\n');
}

function count(text: string): number {
  if (!/^[1-9]\d*$/.test(text))
    throw new InvalidArgumentError('It must be a whole number above 0.');
  return Number(text);
}

function seed(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
