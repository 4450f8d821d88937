import { readFile } from 'node:fs/promises';
import type { AntispoofProfile, OnnxHints } from '../../contract/calls/models.js';
import { onnxParts } from '../../models/formats/onnx/writer.js';
import { readStateDict } from '../../models/formats/torch/state-dict.js';
import { knownAntispoof, knownSidePx } from '../../models/import/known-antispoof.js';
import { miniFasNet, type MiniFasNet } from '../../models/nets/minifasnet.js';
import { messageOf } from '../base/message-of.js';
import { withFileFaults } from '../storage/file-faults.js';
import { antispoofFile } from '../vision/antispoof-models.js';
import type { OnnxShape } from '../vision/messages.js';
import { partsOf, sourceOf, unusable, type Candidate, type Parts } from './candidate.js';
import type { ModelFile } from './files.js';
import { inputOf, isVector, valuesOf } from './model-input.js';

/** The published nets have three classes: a picture on paper, a live face, a picture on a screen. */
const publishedClasses = 3;
/** Of the published nets, and of those that their code trains. */
const usualLiveClass = 1;
/** Colours as the published code feeds them: BGR, 0 to 255. */
const publishedValues = { channels: 'bgr', mean: 0, deviation: 1 } as const;

/** True for an ONNX file of an anti-spoofing net: a published one, one with three values, or by the hints. */
export function isAntispoof(file: ModelFile, hints: OnnxHints, { outputs }: OnnxShape): boolean {
  const [output] = outputs;
  return (
    knownAntispoof.has(file.sha256) ||
    hints.cropScale !== undefined ||
    (outputs.length === 1 && isVector(output!) && output!.shape[1] === publishedClasses)
  );
}

/**
 * An anti-spoofing net as ONNX.
 * @throws Fault `model-unusable` for another net, or if neither the hints nor the table say how to use it.
 */
export function antispoofOnnx(file: ModelFile, hints: OnnxHints, shape: OnnxShape): Candidate {
  const published = knownAntispoof.get(file.sha256);
  const { size, ...input } = inputOf(file, shape, 'an anti-spoofing net');
  const output = shape.outputs.find(isVector);
  const classes = output?.shape[1];
  if (output === undefined || typeof classes !== 'number' || classes < 2) {
    throw unusable(
      file,
      'it has no output with a value for each class. Import an anti-spoofing net',
    );
  }
  const sidePx = squareSideOf(file, size, hints.sidePx);
  const values = valuesOf(
    file,
    hints,
    published === undefined ? undefined : publishedValues,
    'an ONNX file',
  );
  return antispoof(file, hints, partsOf(file.path), {
    family: published?.name ?? 'Anti-spoofing net',
    name: 'antispoof',
    classes,
    feeding: { ...input, output: output.name, sidePx, ...values },
  });
}

/**
 * MiniFASNet from the weights that PyTorch wrote. Nothing in the file is executed.
 * @throws Fault `model-unusable` for other weights; as `antispoofOnnx`.
 */
export async function miniFasNetModel(file: ModelFile, hints: OnnxHints): Promise<Candidate> {
  const bytes = await withFileFaults(file.path, () => readFile(file.path));
  let net: MiniFasNet;
  try {
    net = miniFasNet(readStateDict(bytes));
  } catch (error) {
    throw unusable(
      file,
      `it is not a file of MiniFASNet's weights (${messageOf(error)}). Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing`,
      error,
    );
  }
  const { family, sidePx, classes } = net;
  return antispoof(file, hints, onnxParts(net.graph), {
    family,
    name: 'minifasnet',
    classes,
    feeding: {
      input: 'image',
      output: 'classes',
      sidePx,
      layout: 'nchw',
      // The builder exchanged red and blue.
      ...publishedValues,
      channels: 'rgb',
    },
  });
}

/** The side of a square input. @throws Fault `model-unusable` for another shape or another size than asked for. */
function squareSideOf(
  file: ModelFile,
  [height, width]: readonly [number | null, number | null],
  wantedPx: number | undefined,
): number {
  if (height !== null && width !== null && height !== width) {
    throw unusable(
      file,
      `its input has ${width} × ${height} pixels, and only squares are supported. Import a net for ${knownSidePx} × ${knownSidePx} pixels`,
    );
  }
  const fixedPx = height ?? width;
  if (fixedPx !== null && wantedPx !== undefined && fixedPx !== wantedPx) {
    throw unusable(
      file,
      `its input has ${fixedPx} × ${fixedPx} pixels, and not ${wantedPx} × ${wantedPx}. Leave “Input size” (--side) empty`,
    );
  }
  return fixedPx ?? wantedPx ?? knownSidePx;
}

interface Given extends Pick<AntispoofProfile, 'family' | 'feeding'> {
  /** Begins the model's ID. */
  readonly name: string;
  readonly classes: number;
}

function antispoof(file: ModelFile, hints: OnnxHints, onnx: Parts, given: Given): Candidate {
  const { name, classes, family, feeding } = given;
  const published = knownAntispoof.get(file.sha256);
  const cropScale = hints.cropScale ?? published?.cropScale ?? scaleInName(file.name);
  if (cropScale === null) {
    throw unusable(
      file,
      'it does not say how much of the picture around a face it looks at. Set “Crop scale” (--crop-scale) as documented by its author, such as 2.7 for a square 2.7 times as wide as the face',
    );
  }
  const liveClass = hints.liveClass ?? published?.liveClass ?? usualLiveClass;
  if (liveClass >= classes) {
    throw unusable(
      file,
      `it has ${classes} classes, numbered from 0, and none with the number ${liveClass}. Set “Class of live faces” (--live-class) to the one of live faces`,
    );
  }
  return {
    files: { [antispoofFile]: onnx },
    draftOf: (digests) => {
      const sha256 = digests[antispoofFile]!;
      return {
        version: 1,
        kind: 'antispoof',
        id: `${name}-${sha256.slice(0, 8)}`,
        family,
        importedAt: new Date().toISOString(),
        sources: [sourceOf(file)],
        sha256,
        feeding,
        cropScale,
        liveClass,
      };
    },
  };
}

/** The scale with which the name of a .pth file begins, as the published code writes it; null without. */
function scaleInName(name: string): number | null {
  const [, scale] = /^(\d(?:\.\d+)?)_(?:.*_)?\d+x\d+_\w+\.pth$/.exec(name) ?? [];
  const value = Number(scale);
  return scale !== undefined && value >= 1 && value <= 8 ? value : null;
}
