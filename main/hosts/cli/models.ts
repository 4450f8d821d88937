import { Option, type Command } from 'commander';
import type { OnnxHints } from '../../../contract/calls/models.js';
import type { Client } from '../../../contract/transport/connect.js';
import { counted } from '../../../contract/plural.js';
import { describeImport, pairCounts } from './describe-import.js';
import { addModelLearn } from './learn-model.js';
import { withClient } from './session.js';
import type { Terminal } from './terminal.js';
import { decimalNumber, notEmpty, paths, wholeNumber } from './values.js';

interface ImportOptions {
  readonly side?: number;
  readonly channels?: 'rgb' | 'bgr';
  readonly mean?: number;
  readonly deviation?: number;
  readonly framing?: 'mean-face' | 'five-points' | 'box';
  readonly cropScale?: number;
  readonly liveClass?: number;
}

/** Adds `models` with its subcommands. */
export function addModelCommands(program: Command): void {
  const models = addModels(program);
  addModelImport(models);
  addModelsImported(models);
  addModelCalibrate(models);
  addModelUse(models);
  addModelRemove(models);
  addModelLearn(models);
}

function addModels(program: Command): Command {
  return program
    .command('models')
    .description('List bundled models; import and use other ones')
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
          terminal.note('Some model files are missing or damaged. Run "npm run models".');
        }
        await noteSuccessor(client, terminal);
      }),
    );
}

function addModelImport(models: Command): void {
  models
    .command('import')
    .argument(
      '<files...>',
      'FaceNet (.pb or .zip), an .onnx or .tflite file, det1.npy det2.npy det3.npy, or MiniFASNet (.pth)',
      paths,
    )
    .option('--side <px>', 'Input size, for an ONNX model that accepts any', decimalNumber)
    .option('--crop-scale <s>', 'Anti-spoofing net: width of its crop in faces', decimalNumber)
    .option(
      '--live-class <n>',
      'Anti-spoofing net: its class of live faces, from 0',
      wholeNumber(0),
    )
    .addOption(
      new Option('--channels <order>', 'Colour order of an ONNX or TensorFlow Lite model').choices([
        'rgb',
        'bgr',
      ]),
    )
    .option('--mean <m>', 'Input of such a model: (x − m) / d, with x from 0 to 255', decimalNumber)
    .option('--deviation <d>', 'See --mean', decimalNumber)
    .addOption(
      new Option('--framing <kind>', 'How faces are cropped for such a model').choices([
        'mean-face',
        'five-points',
        'box',
      ]),
    )
    .description('Import a pre-trained model after a trial')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall models import 20180402-114759.zip\n  rollcall models import det1.npy det2.npy det3.npy\n  rollcall models import arcface.onnx --channels rgb --mean 127.5 --deviation 127.5\n  rollcall models import 2.7_80x80_MiniFASNetV2.pth',
    )
    .action((files: string[], options: ImportOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        const report = await client['models.import']({ files, hints: hintsOf(options) });
        terminal.result(report, describeImport(report));
      }),
    );
}

function addModelsImported(models: Command): void {
  models
    .command('imported')
    .description('List imported models')
    .action((_options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { profiles, embedding, detector } = await client['models.imported']({});
        const listed = profiles.map((profile) => ({
          ...profile,
          // Anti-spoofing nets need not be chosen.
          inUse: profile.kind === 'antispoof' || [embedding, detector].includes(profile.id),
        }));
        terminal.table(
          listed,
          ['Model', 'Kind', 'Family', 'Thresholds', 'Imported', 'In use'],
          listed.map((profile) => [
            profile.id,
            profile.kind,
            profile.family,
            profile.kind !== 'embedding'
              ? ''
              : profile.calibration === null
                ? 'not measured'
                : 'measured',
            profile.importedAt.slice(0, 10),
            profile.inUse ? 'yes' : 'no',
          ]),
          `No models were imported. In use: ${embedding} and ${detector}. Import one with "rollcall models import".`,
        );
      }),
    );
}

function addModelCalibrate(models: Command): void {
  models
    .command('calibrate')
    .argument('<model>', 'ID of an imported embedding model')
    .requiredOption('--images <dir>', 'Folder with one sub-folder per person', notEmpty)
    .description('Measure the thresholds of an imported model on labelled photos')
    .action((model: string, { images }: { images: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const report = await client['models.calibrate']({ model, images });
        terminal.result(
          report,
          `Calibrated ${model} on ${pairCounts(report)}.\nTo use it, run: rollcall models use --embedding ${model}`,
        );
      }),
    );
}

function addModelUse(models: Command): void {
  models
    .command('use')
    .option('--embedding <model>', 'ID of an embedding model, or "bundled" for the default')
    .option('--detector <model>', 'ID of a detector, or "bundled" for the default')
    .description('Choose the models that Rollcall uses')
    .action((options: { embedding?: string; detector?: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const given = Object.entries(options).filter(([name]) =>
          ['embedding', 'detector'].includes(name),
        );
        const chosen = Object.fromEntries(
          given.map(([name, id]) => [name, id === 'bundled' ? null : id]),
        );
        const { embedding, detector, reEmbedded, learnt, toReEnrol } =
          await client['models.use'](chosen);
        const lines = [`Embedding model: ${embedding}. Detector: ${detector}.`];
        if (reEmbedded.length > 0) {
          lines.push(`Enrolled again from kept photos: ${reEmbedded.join(', ')}.`);
        }
        if (learnt.length > 0) lines.push(`Learnt at the door: ${learnt.join(', ')}.`);
        if (toReEnrol.length > 0) {
          lines.push(
            `To be enrolled again (until then they need a PIN to punch): ${toReEnrol.join(', ')}.`,
          );
        }
        terminal.result({ embedding, detector, reEmbedded, learnt, toReEnrol }, lines.join('\n'));
      }),
    );
}

/** Tells a site that uses the former embedding model what a switch to the new one would mean. */
export async function noteSuccessor(client: Client, terminal: Terminal): Promise<void> {
  const { embedding, successor } = await client['models.imported']({});
  if (successor === null) return;
  const { model, withPhotos, learnt, missing } = successor;
  const atTheDoor =
    learnt === 0 ? '' : ` ${counted(learnt, 'person was', 'people were')} learnt at the door,`;
  terminal.note(
    [
      `This site uses ${embedding}. The newer ${model} recognises people more reliably.`,
      `If you switch, ${counted(withPhotos, 'person is', 'people are')} enrolled again from kept photos,${atTheDoor} and you enrol ${counted(missing.length, 'person', 'people')} again.`,
      `No template is lost. To switch, run: rollcall models use --embedding ${model}`,
    ].join(' '),
  );
}

function addModelRemove(models: Command): void {
  models
    .command('remove')
    .argument('<model>', 'ID of an imported model that is not in use, or of an anti-spoofing net')
    .description('Remove an imported model')
    .action((model: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        await client['models.remove']({ model });
        terminal.result({ removed: model }, `The model ${model} was removed.`);
      }),
    );
}

function hintsOf({ side, ...hints }: ImportOptions): OnnxHints {
  const { channels, mean, deviation, framing, cropScale, liveClass } = hints;
  return { channels, mean, deviation, framing, cropScale, liveClass, sidePx: side };
}
