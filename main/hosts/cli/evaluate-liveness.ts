import { Option, type Command } from 'commander';
import type { Output } from '../../../contract/contract.js';
import { counted } from '../../../contract/plural.js';
import { attackTable, liveTable, percent } from './liveness-tables.js';
import { withClient } from './session.js';
import { textTable } from './text-table.js';
import { notEmpty, wholeNumber } from './values.js';

/** As many frames per second as the kiosk analyses on a slow computer. */
const defaultFramesPerSecond = 12;

/** Adds `evaluate liveness`. */
export function addLivenessEvaluation(evaluate: Command): void {
  evaluate
    .command('liveness')
    .requiredOption('--bona-fide <dir>', 'Folder with clips of live people', notEmpty)
    .requiredOption('--attacks <dir>', 'Folder with a sub-folder of clips for each kind', notEmpty)
    .addOption(
      new Option('--policy <policy>', 'How strictly to check')
        .choices(['balanced', 'strict'])
        .default('balanced'),
    )
    .option(
      '--fps <n>',
      'Frames per second of clips that are folders of pictures',
      wholeNumber(1),
      defaultFramesPerSecond,
    )
    .description('Does the check distinguish photos and screens from live people?')
    .action(
      (
        options: {
          bonaFide: string;
          attacks: string;
          policy: 'balanced' | 'strict';
          fps: number;
        },
        command: Command,
      ) =>
        withClient(command, async (client, terminal) => {
          const { fps, ...rest } = options;
          const figures = await client['evaluate.liveness']({ ...rest, framesPerSecond: fps });
          for (const { file, reason } of figures.leftOut) {
            terminal.note(`Left out ${file}: ${reason}`);
          }
          for (const clip of figures.severalPeople) {
            terminal.note(`${clip} shows several people. The one nearest to the camera counts.`);
          }
          for (const clip of figures.notRecognised) {
            terminal.note(
              `${clip} shows a clear face in too few frames to recognise someone. ` +
                'It counts as a clip in which the person is asked to turn their head.',
            );
          }
          terminal.result(figures, describe(figures));
        }),
    );
}

function describe(figures: Output<'evaluate.liveness'>): string {
  const { sequencesOf } = figures;
  const live = liveTable(sequencesOf.bonaFide, figures);
  const attacks = attackTable(sequencesOf.attacks, figures);
  const total = counted(figures.sequences, 'clip');
  return `${total} with a face, policy ${figures.policy}\n${live}\n${attacks}\n${cueTable(figures.cues)}`;
}

function cueTable({ net, ...motion }: Output<'evaluate.liveness'>['cues']): string {
  const cues = net === undefined ? motion : { ...motion, net };
  return textTable(
    ['Cue alone', 'Clips', 'Head', 'Flat', 'Neither'],
    Object.entries(cues).flatMap(([cue, { bonaFide, attacks }]) =>
      [['live people', bonaFide] as const, ...Object.entries(attacks)].map(([kind, shares]) => [
        cue,
        kind,
        percent(shares.head),
        percent(shares.flat),
        percent(shares.doubt),
      ]),
    ),
  );
}
