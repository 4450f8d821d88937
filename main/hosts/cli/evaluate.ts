import { Option, type Command } from 'commander';
import type { Input, Output } from '../../../contract/contract.js';
import { counted } from '../../../contract/plural.js';
import { addLivenessEvaluation } from './evaluate-liveness.js';
import { detectorOption, modelOption, withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { textTable } from './text-table.js';
import { notEmpty, wholeNumber } from './values.js';

/** Adds `evaluate` with its subcommands. */
export function addEvaluationCommands(program: Command): void {
  const evaluate = program
    .command('evaluate')
    .description('Measure recognition on labelled photos');
  addVerification(evaluate);
  addIdentification(evaluate);
  addDetection(evaluate);
  addCalibration(evaluate);
  addLivenessEvaluation(evaluate);
}

interface VerificationOptions {
  readonly images: string;
  readonly pairs?: string;
  readonly allPairs?: boolean;
}

function addVerification(evaluate: Command): void {
  evaluate
    .command('verification')
    .requiredOption('--images <dir>', imagesDescription, notEmpty)
    .addOption(
      new Option('--pairs <file>', 'LFW’s pairs.txt, or a CSV file with the columns a,b,same')
        .argParser(notEmpty)
        .conflicts('allPairs'),
    )
    .option('--all-pairs', 'Compare every photo with every other one, for low false accept rates')
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('1:1: are pairs of the same person distinguished from pairs of different people?')
    .action((options: VerificationOptions, command: Command) => {
      const { images, pairs: file, allPairs = false } = options;
      if (file === undefined && !allPairs) {
        command.error('error: choose --pairs <file> or --all-pairs');
      }
      return withClient(command, async (client, terminal) => {
        if (file === undefined) {
          const figures = await client['evaluate.allPairs']({ images });
          noteMissed(figures.missed, terminal);
          terminal.result(figures, describeAllPairs(figures));
          return;
        }
        const figures = await client['evaluate.verification']({ images, pairs: file });
        const { pairs, photos } = figures.leftOut;
        if (pairs > 0) {
          terminal.note(
            `Left out ${counted(pairs, 'pair')} whose photos are not in ${options.images}: ${photos.join(', ')}.`,
          );
        }
        noteMissed(figures.missed, terminal);
        terminal.result(figures, describeVerification(figures));
      });
    });
}

function addIdentification(evaluate: Command): void {
  evaluate
    .command('identification')
    .requiredOption('--images <dir>', imagesDescription, notEmpty)
    .requiredOption('--enrol <k>', 'Enrolled photos per person', wholeNumber(1))
    .requiredOption('--probes <p>', 'Photos per attempt', wholeNumber(1))
    .requiredOption('--gallery <n>', 'Enrolled people', wholeNumber(1))
    .option('--seed <s>', 'Seed for the choice of people and photos', wholeNumber(0), 1)
    .option('--repeats <r>', 'How often other people and photos are chosen', wholeNumber(1), 1)
    .option(
      '--visits',
      'Attempts are visits to the door: several equal frames for each photo',
      false,
    )
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('1:N: are enrolled people identified, and strangers rejected?')
    .action((options: Input<'evaluate.identification'>, command: Command) =>
      withClient(command, async (client, terminal) => {
        const figures = await client['evaluate.identification'](options);
        noteMissed(figures.missed, terminal);
        terminal.result(figures, describeIdentification(figures));
      }),
    );
}

function addDetection(evaluate: Command): void {
  evaluate
    .command('detection')
    .requiredOption('--images <dir>', 'Folder with photos of one person each', notEmpty)
    .addOption(detectorOption())
    .description('Are faces missed, and is anything else taken for a face?')
    .action((options: { images: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const figures = await client['evaluate.detection'](options);
        for (const { file, reason } of figures.refused) terminal.note(`${file}: ${reason}`);
        if (figures.missed.length > 0) {
          terminal.note(
            `No face was found in ${counted(figures.missed.length, 'photo')}: ${figures.missed.join(', ')}.`,
          );
        }
        for (const { photo, faces } of figures.several) {
          terminal.note(`${photo} shows ${counted(faces, 'face')}. Enrolment refuses it.`);
        }
        terminal.result(figures, describeDetection(figures));
      }),
    );
}

function addCalibration(evaluate: Command): void {
  evaluate
    .command('calibration')
    .requiredOption('--images <dir>', imagesDescription, notEmpty)
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('Compare the figures behind the thresholds with those of labelled photos')
    .action((options: { images: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const figures = await client['evaluate.calibration'](options);
        terminal.result(figures, describeCalibration(figures));
      }),
    );
}

const imagesDescription = 'Folder with one sub-folder per person';

function noteMissed(missed: readonly string[], terminal: Terminal): void {
  if (missed.length === 0) return;
  terminal.note(
    `No face was found in ${counted(missed.length, 'photo')}, so the centre was used: ${missed.join(', ')}.`,
  );
}

function describeVerification(figures: Output<'evaluate.verification'>): string {
  const { pairs, accuracy, accuracyStd, auc, eer, threshold, tarAtFar } = figures;
  return figureTable([
    ['Pairs', pairs.toLocaleString('en')],
    ['Correct decisions, mean of the folds', `${percent(accuracy)} ± ${percent(accuracyStd)}`],
    ['Area under the ROC curve', auc.toFixed(5)],
    ['Equal error rate', percent(eer)],
    ['Best threshold', threshold.toFixed(3)],
    ['TAR at FAR 1%', percent(tarAtFar['0.01'])],
    ['TAR at FAR 0.1%', percent(tarAtFar['0.001'])],
  ]);
}

function describeAllPairs(figures: Output<'evaluate.allPairs'>): string {
  const { people, photos, genuinePairs, impostorPairs } = figures;
  const counts = `${counted(people, 'person', 'people')}, ${counted(photos, 'photo')}, ${counted(genuinePairs, 'genuine pair')}, ${counted(impostorPairs, 'impostor pair')}`;
  const rows = ([0.01, 0.001, 0.0001, 0.00001, 0.000001] as const).map((far) => {
    const key = far.toFixed(6).replace(/0+$/, '') as keyof typeof figures.tarAtFar;
    const [low, high] = figures.intervalAtFar[key];
    return [
      `${Number((100 * far).toPrecision(1))}%`,
      percent(figures.tarAtFar[key]),
      `${percent(low)} to ${percent(high)}`,
      figures.thresholdAtFar[key].toFixed(3),
    ];
  });
  return `${counts}\n${textTable(['FAR', 'TAR', '95% interval', 'Threshold'], rows)}`;
}

function describeIdentification(figures: Output<'evaluate.identification'>): string {
  const { tpirAtFpir, thresholdAtFpir } = figures;
  const at = (fpir: '0.01' | '0.001'): string =>
    `${percent(tpirAtFpir[fpir])} (threshold ${thresholdAtFpir[fpir].toFixed(3)})`;
  return figureTable([
    ['Enrolled people', figures.gallery.toLocaleString('en')],
    ['Enrolled photos per person', String(figures.enrol)],
    [figures.visits ? 'Looks per visit' : 'Photos per attempt', String(figures.probes)],
    ['Seed', String(figures.seed)],
    ['Repeats', String(figures.repeats)],
    ['Attempts by enrolled people', figures.attempts.toLocaleString('en')],
    ['Attempts by strangers', figures.unknown.toLocaleString('en')],
    ['Nearest person is the right one', percent(figures.rank1)],
    ['TPIR at FPIR 1%', at('0.01')],
    ['TPIR at FPIR 0.1%', at('0.001')],
    ['TPIR with the default threshold', percent(figures.tpirAtDefault)],
    ['FPIR with the default threshold', percent(figures.fpirAtDefault)],
    ['Mistaken for someone else with the default threshold', percent(figures.mistakenAtDefault)],
  ]);
}

function describeDetection({ bands, missed, photos }: Output<'evaluate.detection'>): string {
  const rows = bands.map((band, index) => [
    widthRange(band.fromPx, bands[index + 1]?.fromPx),
    String(band.photos),
    String(band.phantoms),
    String(band.severalWithPhantoms),
    String(band.several),
  ]);
  return `${counted(photos, 'photo')}, ${missed.length} without a face\n${textTable(
    [
      'Largest face',
      'Photos',
      'Boxes that are no face',
      'Several faces, counting those',
      'Several faces',
    ],
    rows,
  )}`;
}

function widthRange(fromPx: number, toPx: number | undefined): string {
  if (toPx === undefined) return `${fromPx} pixels or more`;
  return fromPx === 0 ? `below ${toPx} pixels` : `${fromPx} to ${toPx - 1} pixels`;
}

function describeCalibration(figures: Output<'evaluate.calibration'>): string {
  const { genuinePairs, impostorPairs, measured, inUse, power } = figures;
  const what = power === 2 ? 'square' : `to the power of ${power}`;
  const counts = `${counted(genuinePairs, 'pair')} of the same person, ${counted(impostorPairs, 'pair')} of different people`;
  return `${counts}\n${textTable(
    ['Distance', 'Measured', 'In use'],
    [
      [`Different people, ${what}: mean`, measured.mean.toFixed(4), inUse.mean.toFixed(4)],
      [
        `Different people, ${what}: standard deviation`,
        measured.deviation.toFixed(4),
        inUse.deviation.toFixed(4),
      ],
      [
        'Same person, square: mean',
        measured.genuineSquare.toFixed(4),
        inUse.genuineSquare.toFixed(4),
      ],
    ],
  )}`;
}

function figureTable(rows: readonly (readonly [string, string])[]): string {
  return textTable(['Figure', 'Value'], rows);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}
