import type { Analysis, Chip, Face, Point } from '../../../contract/face.js';
import { alignment, chipSidePx } from '../steps/align.js';
import { Detector, squareOf, type Detection } from '../steps/detect.js';
import { Embedder } from '../steps/embed.js';
import { framedPlanes } from '../steps/framing.js';
import type { RgbImage } from '../steps/image.js';
import { fivePointsOf, Landmarker } from '../steps/landmarks.js';
import { modelIdOf } from '../model-id.js';
import { loadEmbeddingNet, loadMtcnn } from './load-models.js';
import { onlyBundled, readModelSet } from '../model-set.js';
import { MtcnnDetector } from '../steps/mtcnn.js';
import { loadNet } from '../steps/net.js';
import { loadOpenCv } from '../steps/opencv.js';
import { jpegOf } from '../steps/photo.js';
import { Picture } from '../steps/picture.js';
import { measureQuality } from '../steps/quality.js';
import { defaultOptions, type AnalyseOptions } from '../analyse-options.js';

/** Score that a face must have in a photo known to hold one, where none reaches `minScore`. */
const leastScore = 0.3;

/** Image in, faces with embeddings out: all steps in this very process. */
export interface Pipeline {
  analyse(image: RgbImage, options?: AnalyseOptions): Promise<Analysis>;
}

/**
 * Loads OpenCV and the models and makes the pipeline. One picture at a time: its buffers are its own.
 * @throws Fault `model-missing` or `model-damaged`; as `readModelSet`.
 */
export async function createPipeline(choice = onlyBundled): Promise<Pipeline> {
  const models = await readModelSet(choice);
  const profile = models.embedding;
  const [cv, detector, landmarkNet, embedNet] = await Promise.all([
    loadOpenCv(),
    models.detector === null
      ? loadNet('blazeface').then((net) => new Detector(net))
      : loadMtcnn(choice.folder!, models.detector).then((nets) => new MtcnnDetector(nets)),
    loadNet('face-landmark-68'),
    profile === null ? loadNet('face-recognition') : loadEmbeddingNet(choice.folder!, profile),
  ]);
  const landmarker = new Landmarker(landmarkNet);
  const embedder = new Embedder(embedNet);
  const chipMat = new cv.Mat(chipSidePx, chipSidePx, cv.CV_8UC3);

  async function describe(
    picture: Picture,
    detection: Detection,
    options: Required<AnalyseOptions>,
  ): Promise<Face> {
    const landmarks = await landmarker.place(
      picture,
      detection,
      options.landmarkPasses,
      options.flip,
    );
    const chip = picture.cut(alignment(landmarks), chipSidePx, chipMat);
    const { width, height } = picture;
    const { box, score } = detection;
    const points5 = fivePointsOf(landmarks);
    const framed =
      profile === null
        ? chip
        : framedPlanes(picture, { box, landmarks, points5 }, profile.framing, embedNet.sidePx);
    return {
      box,
      score,
      points5,
      landmarks,
      quality: measureQuality({ chip, landmarks, box, width, height }),
      embedding: await embedder.embed(framed, options.flip),
      ...(options.chips ? { chip: chipOf(framed, embedNet.sidePx) } : {}),
    };
  }

  return {
    async analyse(image, given = {}) {
      const options = { ...defaultOptions, ...given };
      const picture = new Picture(cv, image);
      try {
        let found = await detector.detect(picture, options);
        if (found.length === 0 && options.centreCrop) {
          found = await detector.detect(picture, { ...options, minScore: leastScore });
        }
        const guessed = found.length === 0 && options.centreCrop;
        const detections = guessed ? [centreOf(image)] : found.slice(0, options.maxFaces);
        const faces: Face[] = [];
        for (const detection of detections) faces.push(await describe(picture, detection, options));
        const { width, height } = image;
        const photo = options.photo ? { photo: await jpegOf(image) } : {};
        const analysis = { width, height, faces, modelId: modelIdOf(options, profile), ...photo };
        return guessed ? { ...analysis, centreCrop: true } : analysis;
      } finally {
        picture.delete();
      }
    },
  };
}

/** The middle of a portrait, where its face must be: half the shorter side. */
function centreOf({ width, height }: RgbImage): Detection {
  const side = Math.min(width, height) / 2;
  const at = (x: number, y: number): Point => ({
    x: width / 2 + x * side,
    y: height / 2 + y * side,
  });
  const box = { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  const keyPoints = [at(-0.2, -0.15), at(0.2, -0.15), at(0, 0.05)];
  return { box, score: 0, keyPoints, landmarkSquare: squareOf(box, keyPoints) };
}

/** A copy, in bytes. */
function chipOf(framed: Uint8Array | Float32Array, sidePx: number): Chip {
  if (framed instanceof Uint8Array) return { sidePx, data: framed.slice() };
  const area = sidePx * sidePx;
  const data = new Uint8Array(3 * area);
  for (let at = 0; at < area; at++) {
    for (let plane = 0; plane < 3; plane++) {
      data[at * 3 + plane] = Math.round(framed[plane * area + at]!);
    }
  }
  return { sidePx, data };
}
