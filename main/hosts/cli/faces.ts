import type { Command } from 'commander';
import type { Identification, IdentifiedFace } from '../../../contract/calls/faces.js';
import type { Output } from '../../../contract/contract.js';
import { counted } from '../../../contract/plural.js';
import { imagesIn } from '../../vision/photo-files.js';
import { detectorOption, modelOption, withClient } from './session.js';
import { noteLeftOut } from './left-out.js';
import type { Terminal } from './terminal.js';
import { notEmpty, paths } from './values.js';

/** Adds `identify`, `verify`, `cluster`, `classify`, `align`, `embed` and `tag`. */
export function addFaceCommands(program: Command): void {
  addIdentify(program);
  addVerify(program);
  addCluster(program);
  addClassify(program);
  addAlign(program);
  addEmbed(program);
  addTag(program);
}

function addIdentify(program: Command): void {
  program
    .command('identify')
    .argument('<files...>', 'Photos or folders of photos', paths)
    .description('Identify people in photos')
    .addHelpText('after', '\nExample:\n  rollcall identify party.jpg --json')
    .action((paths: string[], _options: object, command: Command) =>
      withClient(command, (client, terminal) =>
        forEachImage(paths, terminal, async (file) => {
          const found = await client['faces.identify']({ file });
          terminal.result(found, describePhoto(found));
        }),
      ),
    );
}

function addVerify(program: Command): void {
  program
    .command('verify')
    .argument('<a>', 'Photo of one person', notEmpty)
    .argument('<b>', 'Photo of the same or another person', notEmpty)
    .description('Check whether two photos show the same person')
    .action((a: string, b: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const answer = await client['faces.verify']({ a, b });
        terminal.result(
          answer,
          `${answer.same ? 'Same person' : 'Different people'}: distance ${answer.distance.toFixed(3)}, threshold ${answer.threshold.toFixed(3)}`,
        );
      }),
    );
}

function addCluster(program: Command): void {
  program
    .command('cluster')
    .argument('<dir>', 'Folder of photos', notEmpty)
    .description('Sort unnamed faces into people')
    .action((dir: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { images, leftOut } = await imagesIn(dir);
        noteLeftOut(leftOut, terminal);
        const { people, refused } = await client['faces.cluster']({ files: [...images] });
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        for (const [index, faces] of people.entries()) {
          terminal.result(
            { person: index + 1, faces },
            [`Person ${index + 1}`, ...faces.map((face) => `  ${face.file}`)].join('\n'),
          );
        }
      }),
    );
}

function addClassify(program: Command): void {
  program
    .command('classify')
    .argument('<files...>', 'Photos or folders of photos', paths)
    .description('Identify people with a classifier, if it is better than the nearest template')
    .action((paths: string[], _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const found = await Promise.all(paths.map(imagesIn));
        for (const { leftOut } of found) noteLeftOut(leftOut, terminal);
        const files = found.flatMap(({ images }) => images);
        const answer = await client['faces.classify']({ files });
        const { method, crossValidation } = answer;
        for (const refusal of answer.refused) {
          terminal.refuse(refusal.file, new Error(refusal.reason));
        }
        for (const found of answer.files) {
          terminal.result({ ...found, method, crossValidation }, describePhoto(found));
        }
        terminal.note(describeMethod(answer));
      }),
    );
}

function addAlign(program: Command): void {
  program
    .command('align')
    .argument('<dir>', 'Photo, or folder of photos (sub-folders are kept)', notEmpty)
    .requiredOption('--out <dir>', 'Folder for the aligned faces', notEmpty)
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('Crop and align every face as the embedding model expects it')
    .action((dir: string, { out }: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { chips, refused, leftOut } = await client['faces.align']({ dir, out });
        noteLeftOut(leftOut, terminal);
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        terminal.result({ chips }, `Wrote ${counted(chips.length, 'face')} to ${out}.`);
      }),
    );
}

function addEmbed(program: Command): void {
  program
    .command('embed')
    .argument('<dir>', 'Photo, or folder of photos', notEmpty)
    .requiredOption(
      '--out <file>',
      'A .csv file, or a .npy file with a list of faces in .npy.csv',
      notEmpty,
    )
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('Write the embeddings of all faces (biometric data: keep them safe)')
    .action((dir: string, { out }: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { faces, dimension, refused, leftOut } = await client['faces.embed']({ dir, out });
        noteLeftOut(leftOut, terminal);
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        terminal.result(
          { faces, dimension },
          `Wrote ${counted(faces, 'embedding')} of ${counted(dimension, 'value')} to ${out}.`,
        );
      }),
    );
}

function addTag(program: Command): void {
  program
    .command('tag')
    .argument('<file>', 'Group photo', notEmpty)
    .requiredOption('--out <file>', 'Photo to write', notEmpty)
    .description('Save a copy of a photo with boxes and names')
    .action((file: string, options: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const found = await client['faces.tag']({ file, out: options.out });
        terminal.result(found, `${describePhoto(found)}\nSaved as ${options.out}.`);
      }),
    );
}

/** Calls `work` for every image of the paths; refusals are printed, and the others continue. */
export async function forEachImage(
  paths: readonly string[],
  terminal: Terminal,
  work: (file: string) => Promise<void>,
): Promise<void> {
  for (const path of paths) {
    let files: readonly string[] = [];
    try {
      const { images, leftOut } = await imagesIn(path);
      noteLeftOut(leftOut, terminal);
      files = images;
    } catch (error) {
      terminal.refuse(path, error);
    }
    for (const [index, file] of files.entries()) {
      if (files.length > 1) terminal.progress(index, files.length);
      try {
        await work(file);
      } catch (error) {
        terminal.refuse(file, error);
      }
    }
  }
}

function describePhoto({ file, faces }: Identification): string {
  if (faces.length === 0) return `${file}: no face found`;
  return [`${file}: ${counted(faces.length, 'face')}`, ...faces.map(describeFace)].join('\n');
}

function describeFace(face: IdentifiedFace): string {
  const { x, y, width } = face.box;
  const place = `at ${Math.round(x)},${Math.round(y)} (${Math.round(width)} px wide)`;
  if (face.distance === null) return `  unknown ${place}: no one is enrolled`;
  const figures = `distance ${face.distance.toFixed(3)}, threshold ${face.threshold.toFixed(3)}`;
  return `  ${face.name ?? 'unknown'} ${place}: ${figures}`;
}

function describeMethod({ method, crossValidation }: Output<'faces.classify'>): string {
  const name = method === 'classifier' ? 'classifier' : 'nearest template';
  if (crossValidation === null) {
    return `Method: ${name} (too few samples per person to train a classifier).`;
  }
  const { folds, classifier, nearestTemplate } = crossValidation;
  return `Method: ${name} (correct in ${folds}-fold cross-validation: classifier ${percent(classifier)}, nearest template ${percent(nearestTemplate)}).`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}
