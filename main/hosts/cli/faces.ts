import type { Command } from 'commander';
import type { Identification, IdentifiedFace } from '../../../contract/calls/faces.js';
import { imagesIn } from '../../vision/photo-files.js';
import { detectorOption, modelOption, withClient } from './session.js';
import type { Terminal } from './terminal.js';

/** `identify`, `verify`, `cluster`, `classify`, `align`, `embed`, `tag`. */
export function addFaceCommands(program: Command): void {
  program
    .command('identify')
    .argument('<files...>', 'photos or folders of photos')
    .description('say who is in photos')
    .addHelpText('after', '\nExample:\n  rollcall identify party.jpg --json')
    .action((paths: string[], _options: object, command: Command) =>
      withClient(command, (client, terminal) =>
        forEachImage(paths, terminal, async (file) => {
          const found = await client['faces.identify']({ file });
          terminal.result(found, describe(found));
        }),
      ),
    );

  program
    .command('verify')
    .argument('<a>')
    .argument('<b>')
    .description('say whether two photos show the same person')
    .action((a: string, b: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const answer = await client['faces.verify']({ a, b });
        terminal.result(
          answer,
          `${answer.same ? 'Same person' : 'Different people'}: distance ${answer.distance.toFixed(3)}, threshold ${answer.threshold.toFixed(3)}`,
        );
      }),
    );

  program
    .command('cluster')
    .argument('<dir>', 'a folder of photos')
    .description('sort unnamed faces into people')
    .action((dir: string, _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { people, refused } = await client['faces.cluster']({ files: await imagesIn(dir) });
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        for (const [index, faces] of people.entries()) {
          terminal.result(
            { person: index + 1, faces },
            [`Person ${index + 1}`, ...faces.map((face) => `  ${face.file}`)].join('\n'),
          );
        }
      }),
    );

  program
    .command('classify')
    .argument('<files...>', 'photos or folders of photos')
    .description(
      'name faces with a classifier trained on the gallery, where it beats the nearest template',
    )
    .action((paths: string[], _options: object, command: Command) =>
      withClient(command, async (client, terminal) => {
        const files = (await Promise.all(paths.map(imagesIn))).flat();
        const answer = await client['faces.classify']({ files });
        const { method, crossValidation } = answer;
        for (const refusal of answer.refused) {
          terminal.refuse(refusal.file, new Error(refusal.reason));
        }
        for (const found of answer.files) {
          terminal.result({ ...found, method, crossValidation }, describe(found));
        }
        terminal.note(
          crossValidation === null
            ? `Method: ${method} (too few samples a person to train a classifier).`
            : `Method: ${method} (cross-validation on the gallery, ${crossValidation.folds} folds: classifier ${percent(crossValidation.classifier)}, nearest template ${percent(crossValidation.nearestTemplate)}).`,
        );
      }),
    );

  program
    .command('align')
    .argument('<dir>', 'a folder of photos, such as one sub-folder per person, or a photo')
    .requiredOption('--out <dir>', 'where the aligned faces are written')
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('cut every face out, upright and in place, as the embedding model takes it')
    .action((dir: string, { out }: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { chips, refused } = await client['faces.align']({ dir, out });
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        terminal.result({ chips }, `${chips.length} faces written to ${out}`);
      }),
    );

  program
    .command('embed')
    .argument('<dir>', 'a folder of photos, or a photo')
    .requiredOption('--out <file>', 'a .csv, or a .npy with the list of faces in .npy.csv')
    .addOption(modelOption())
    .addOption(detectorOption())
    .description('write the embeddings of every face: they are biometric data, keep them safe')
    .action((dir: string, { out }: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const { faces, dimension, refused } = await client['faces.embed']({ dir, out });
        for (const refusal of refused) terminal.refuse(refusal.file, new Error(refusal.reason));
        terminal.result(
          { faces, dimension },
          `${faces} embeddings of ${dimension} values in ${out}`,
        );
      }),
    );

  program
    .command('tag')
    .argument('<file>', 'a group photo')
    .requiredOption('--out <file>', 'where to write the photo with boxes and names')
    .description('write a copy of a photo with boxes and names, and list them')
    .action((file: string, options: { out: string }, command: Command) =>
      withClient(command, async (client, terminal) => {
        const found = await client['faces.tag']({ file, out: options.out });
        terminal.result(found, `${describe(found)}\nWritten to ${options.out}`);
      }),
    );
}

/** Runs `work` on every picture of the paths; what is refused is reported and passed over. */
export async function forEachImage(
  paths: readonly string[],
  terminal: Terminal,
  work: (file: string) => Promise<void>,
): Promise<void> {
  for (const path of paths) {
    let files: string[] = [];
    try {
      files = await imagesIn(path);
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

/** The lines people read about one photo. */
export function describe(found: Identification): string {
  if (found.faces.length === 0) return `${found.file}: no face found`;
  return [`${found.file}: ${found.faces.length} face(s)`, ...found.faces.map(describeFace)].join(
    '\n',
  );
}

function describeFace(face: IdentifiedFace): string {
  const place = `at ${Math.round(face.box.x)},${Math.round(face.box.y)} (${Math.round(face.box.width)} px wide)`;
  if (face.distance === null) return `  unknown ${place}: nobody is enrolled`;
  const figures = `distance ${face.distance.toFixed(3)}, threshold ${face.threshold.toFixed(3)}`;
  return `  ${face.name ?? 'unknown'} ${place}: ${figures}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
