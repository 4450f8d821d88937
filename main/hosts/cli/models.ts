import { InvalidArgumentError, Option, type Command } from 'commander';
import type { ModelProfile, OnnxHints } from '../../../contract/calls/models.js';
import { withClient } from './session.js';

interface ImportOptions {
  readonly side?: number;
  readonly channels?: 'rgb' | 'bgr';
  readonly mean?: number;
  readonly deviation?: number;
  readonly framing?: 'mean-face' | 'five-points' | 'box';
}

/** `models`, and below it `import`, `imported`, `calibrate`, `use`, `remove`. */
export function addModelCommands(program: Command): void {
  const models = program
    .command('models')
    .description('list the bundled models; import and use others')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const bundled = await client['models.list']({});
        terminal.table(
          bundled,
          ['Model', 'Purpose', 'State', 'Source', 'Licence', 'SHA-256'],
          bundled.map((model) => [
            model.id,
            model.purpose,
            model.state,
            model.source,
            model.licence,
            model.digest.slice(0, 16),
          ]),
        );
        if (bundled.some((model) => model.state !== 'ready')) {
          terminal.exitCode = 1;
          terminal.note('Some models are not ready: run "npm run models".');
        }
      }),
    );

  models
    .command('import')
    .argument('<files...>', 'a .pb or .zip with FaceNet, an .onnx, or det1.npy det2.npy det3.npy')
    .option('--side <px>', 'of an ONNX model that takes pictures of any size', number)
    .addOption(new Option('--channels <order>', 'of an ONNX model’s input').choices(['rgb', 'bgr']))
    .option('--mean <m>', 'an ONNX model wants (x − m) / d of 0 to 255', number)
    .option('--deviation <d>', 'see --mean', number)
    .addOption(
      new Option('--framing <kind>', 'how faces are cut out for it').choices([
        'mean-face',
        'five-points',
        'box',
      ]),
    )
    .description('take in pre-trained weights, after a trial')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall models import 20180402-114759.zip\n  rollcall models import det1.npy det2.npy det3.npy\n  rollcall models import arcface.onnx --channels rgb --mean 127.5 --deviation 127.5',
    )
    .action((files: string[], options: ImportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const report = await client['models.import']({ files, hints: hintsOf(options) });
        const { profile, sizeBytes, trial } = report;
        terminal.result(
          report,
          [
            `${profile.id}: ${profile.family}, ${(sizeBytes / 1e6).toFixed(1)} MB${profile.kind === 'embedding' ? `, ${profile.dimension} values a face` : ''}`,
            `Tried on ${trial.faces} faces: ${percent(trial.rightOrder)} of comparisons came out right (${trial.genuinePairs} pairs of one person, ${trial.impostorPairs} of two).`,
            `In altered copies of the photos: ${percent(trial.altered.found)} of ${trial.altered.probes} faces found, ${percent(trial.altered.rank1)} of them nearest to the right person, ${percent(trial.altered.rightOrder)} of comparisons right.`,
            `Takes ${trial.timeRatio.toFixed(1)} times as long as the bundled models, detection and landmarks included.`,
            profile.kind === 'embedding'
              ? `Next, measure its thresholds: rollcall models calibrate ${profile.id} --images DIR`
              : `Next: rollcall models use --detector ${profile.id}`,
          ].join('\n'),
        );
      }),
    );

  models
    .command('imported')
    .description('list imported models')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { profiles, embedding, detector } = await client['models.imported']({});
        const inUse = ({ id }: ModelProfile): string =>
          id === embedding || id === detector ? 'in use' : '';
        terminal.table(
          profiles.map((profile) => ({ ...profile, inUse: inUse(profile) !== '' })),
          ['Model', 'Kind', 'Family', 'Thresholds', 'Imported', ''],
          profiles.map((profile) => [
            profile.id,
            profile.kind,
            profile.family,
            profile.kind === 'detector' ? '' : profile.calibration === null ? 'none' : 'measured',
            profile.importedAt.slice(0, 10),
            inUse(profile),
          ]),
        );
      }),
    );

  models
    .command('calibrate')
    .argument('<model>', 'id of an imported embedding model')
    .requiredOption('--images <dir>', 'folder with one sub-folder per person')
    .description('measure an imported model’s thresholds on labelled photos')
    .action((model: string, { images }: { images: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const report = await client['models.calibrate']({ model, images });
        terminal.result(
          report,
          `Measured on ${report.genuinePairs} pairs of one person and ${report.impostorPairs} of two.\nNext: rollcall models use --embedding ${model}`,
        );
      }),
    );

  models
    .command('use')
    .option('--embedding <model>', 'id of an imported model, or "bundled"')
    .option('--detector <model>', 'id of an imported model, or "bundled"')
    .description('choose the models for the door')
    .action((options: { embedding?: string; detector?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const asked = Object.entries(options).filter(([name]) =>
          ['embedding', 'detector'].includes(name),
        );
        const chosen = Object.fromEntries(
          asked.map(([name, id]) => [name, id === 'bundled' ? null : id]),
        );
        const { embedding, detector, reEmbedded, toReEnrol } = await client['models.use'](chosen);
        terminal.result(
          { embedding, detector, reEmbedded, toReEnrol },
          [
            `Embedding: ${embedding ?? 'bundled'}. Detector: ${detector ?? 'bundled'}.`,
            ...(reEmbedded.length === 0
              ? []
              : [`Enrolled by it from photos that were kept: ${reEmbedded.join(', ')}`]),
            ...(toReEnrol.length === 0
              ? []
              : [`To be enrolled again (until then they punch by PIN): ${toReEnrol.join(', ')}`]),
          ].join('\n'),
        );
      }),
    );

  models
    .command('remove')
    .argument('<model>', 'id of an imported model that is not in use')
    .description('erase an imported model')
    .action((model: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        await client['models.remove']({ model });
        terminal.result({ removed: model }, `${model} is erased.`);
      }),
    );
}

function hintsOf({ side, ...hints }: ImportOptions): OnnxHints {
  const { channels, mean, deviation, framing } = hints;
  return { channels, mean, deviation, framing, sidePx: side };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) {
    throw new InvalidArgumentError('It must be a number.');
  }
  return value;
}
