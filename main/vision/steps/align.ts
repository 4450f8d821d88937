import type { Point } from '../../../contract/face.js';
import { fitSimilarity, type Similarity } from '../similarity.js';

/** Side of the aligned chip, the input of the embedding net, in pixels. */
export const chipSidePx = 150;

/**
 * Margin around the mean face on every side, as a share of the face. dlib trained with 0.25; slightly
 * less was as accurate or better with these landmarks (docs/accuracy.md).
 */
const padding = 0.23;

/**
 * dlib's mean face: landmarks 17 to 67 in a face of side 1 (dlib, `image_transforms/interpolation.h`,
 * `get_face_chip_details`).
 */
const meanFace: readonly (readonly [number, number])[] = [
  [0.000213256, 0.106454],
  [0.0752622, 0.038915],
  [0.18113, 0.0187482],
  [0.29077, 0.0344891],
  [0.393397, 0.0773906],
  [0.586856, 0.0773906],
  [0.689483, 0.0344891],
  [0.799124, 0.0187482],
  [0.904991, 0.038915],
  [0.98004, 0.106454],
  [0.490127, 0.203352],
  [0.490127, 0.307009],
  [0.490127, 0.409805],
  [0.490127, 0.515625],
  [0.36688, 0.587326],
  [0.426036, 0.609345],
  [0.490127, 0.628106],
  [0.554217, 0.609345],
  [0.613373, 0.587326],
  [0.121737, 0.216423],
  [0.187122, 0.178758],
  [0.265825, 0.179852],
  [0.334606, 0.231733],
  [0.260918, 0.245099],
  [0.182743, 0.244077],
  [0.645647, 0.231733],
  [0.714428, 0.179852],
  [0.793132, 0.178758],
  [0.858516, 0.216423],
  [0.79751, 0.244077],
  [0.719335, 0.245099],
  [0.254149, 0.780233],
  [0.340985, 0.745405],
  [0.428858, 0.727388],
  [0.490127, 0.742578],
  [0.551395, 0.727388],
  [0.639268, 0.745405],
  [0.726104, 0.780233],
  [0.642159, 0.864805],
  [0.556721, 0.902192],
  [0.490127, 0.909281],
  [0.423532, 0.902192],
  [0.338094, 0.864805],
  [0.290379, 0.784792],
  [0.428096, 0.778746],
  [0.490127, 0.785343],
  [0.552157, 0.778746],
  [0.689874, 0.784792],
  [0.553364, 0.824182],
  [0.490127, 0.831803],
  [0.42689, 0.824182],
];

/**
 * The landmarks used for alignment: nose, eyes and mouth. Eyebrows move with the expression. dlib also
 * omits the lower lip, which was less accurate with these landmarks (docs/accuracy.md).
 */
const usedLandmarks = Array.from({ length: 41 }, (_, index) => 27 + index);

const template = templateAt(chipSidePx, {
  scale: 1 / (1 + 2 * padding),
  left: padding / (1 + 2 * padding),
  top: padding / (1 + 2 * padding),
});

/** Position of dlib's mean face in a square: its size and corner, as shares of the square's side. */
export interface MeanFacePlacement {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function templateAt(sidePx: number, { scale, left, top }: MeanFacePlacement): readonly Point[] {
  return usedLandmarks.map((index) => {
    const [x, y] = meanFace[index - 17]!;
    return { x: (x * scale + left) * sidePx, y: (y * scale + top) * sidePx };
  });
}

/**
 * The similarity (picture → chip) that aligns a face with the template.
 * @param landmarks all 68, in pixels of the picture.
 */
export function alignment(landmarks: readonly Point[]): Similarity {
  return fitSimilarity(
    usedLandmarks.map((index) => landmarks[index]!),
    template,
  );
}

/** As `alignment`, for a square of any size and any placement of the mean face. */
export function alignmentOnto(
  landmarks: readonly Point[],
  sidePx: number,
  placement: MeanFacePlacement,
): Similarity {
  return fitSimilarity(
    usedLandmarks.map((index) => landmarks[index]!),
    templateAt(sidePx, placement),
  );
}
