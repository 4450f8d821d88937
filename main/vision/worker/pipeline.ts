import type { Analysis, Box, Chip, Face, Point } from '../../../contract/face.js';
import { alignment, chipSidePx } from '../steps/align.js';
import { Detector, squareOf, type Detection, type FaceDetector } from '../steps/detect.js';
import { Embedder } from '../steps/embed.js';
import { cropFace } from '../steps/framing.js';
import type { RgbImage } from '../steps/image.js';
import { fivePointsOf, Landmarker } from '../steps/landmarks.js';
import type { EmbeddingModel } from '../bundled-models.js';
import { modelIdOf } from '../model-id.js';
import { antispoofNets } from '../antispoof-models.js';
import { liveShareOf, type AntispoofNet } from '../steps/live-share.js';
import { loadAntispoofNet, loadBundledMtcnn, loadEmbeddingNet, loadMtcnn } from './load-models.js';
import { readModelSet } from '../model-set.js';
import { MtcnnDetector } from '../steps/mtcnn.js';
import { MotionMemory } from './motion-memory.js';
import { loadNet, type Net } from '../steps/net.js';
import { loadOpenCv, type Mat, type OpenCv } from '../steps/opencv.js';
import { jpegOf } from '../steps/photo.js';
import { Picture } from '../steps/picture.js';
import { measuredArea, measureQuality } from '../steps/quality.js';
import { withoutPhantoms, type LocatedFace } from '../steps/phantoms.js';
import { defaultOptions, type AnalyseOptions } from '../analyse-options.js';
import { bundledOnly } from '../model-files.js';

/** Minimum score for `centreCrop` photos if no face reaches `minScore`. */
const fallbackMinScore = 0.3;

/** Turns a picture into faces with embeddings. Runs in the calling process. */
export interface Pipeline {
  analyse(image: RgbImage, options?: AnalyseOptions): Promise<Analysis>;
  /** As `liveShareOf`, with the imported anti-spoofing nets. */
  liveShare(image: RgbImage, box: Box): Promise<number | null>;
}

/**
 * Loads OpenCV and the models and creates the pipeline. It reuses its buffers, so analyse one picture at a
 * time.
 * @throws Fault `model-missing` or `model-damaged`; as `readModelSet`.
 */
export async function createPipeline(choice = bundledOnly): Promise<Pipeline> {
  const { embedding, detector: chosen } = await readModelSet(choice);
  const imported = await antispoofNets(choice);
  const [cv, detector, landmarkNet, embeddingNet, antispoof] = await Promise.all([
    loadOpenCv(),
    chosen === 'blazeface'
      ? loadNet('blazeface').then((net) => new Detector(net))
      : (chosen === 'mtcnn' ? loadBundledMtcnn() : loadMtcnn(choice.folder!, chosen)).then(
          (nets) => new MtcnnDetector(nets),
        ),
    loadNet('face-landmark-68'),
    embedding.kind === 'bundled'
      ? loadNet(embedding.id)
      : loadEmbeddingNet(choice.folder!, embedding),
    Promise.all(
      imported.map(async (profile) => ({
        ...profile,
        net: await loadAntispoofNet(choice.folder!, profile),
      })),
    ),
  ]);
  return new FacePipeline({ cv, detector, landmarkNet, embeddingNet, embedding, antispoof });
}

/** What a pipeline is made of. */
interface Parts {
  readonly cv: OpenCv;
  readonly detector: FaceDetector;
  readonly landmarkNet: Net;
  readonly embeddingNet: Net;
  readonly embedding: EmbeddingModel;
  readonly antispoof: readonly AntispoofNet[];
}

class FacePipeline implements Pipeline {
  readonly #cv: OpenCv;
  readonly #detector: FaceDetector;
  readonly #landmarker: Landmarker;
  readonly #embedder: Embedder;
  readonly #embeddingSidePx: number;
  readonly #embedding: EmbeddingModel;
  readonly #chip: Mat;
  readonly #measured = new Float32Array(3 * measuredArea.width * measuredArea.height);
  readonly #motions: MotionMemory;
  readonly #antispoof: readonly AntispoofNet[];

  constructor({ cv, detector, landmarkNet, embeddingNet, embedding, antispoof }: Parts) {
    this.#cv = cv;
    this.#detector = detector;
    this.#landmarker = new Landmarker(landmarkNet);
    this.#embedder = new Embedder(embeddingNet);
    this.#embeddingSidePx = embeddingNet.sidePx;
    this.#embedding = embedding;
    this.#antispoof = antispoof;
    this.#motions = new MotionMemory(cv);
    this.#chip = new cv.Mat(chipSidePx, chipSidePx, cv.CV_8UC3);
  }

  async analyse(image: RgbImage, chosen: AnalyseOptions = {}): Promise<Analysis> {
    const options = { ...defaultOptions, ...chosen };
    const picture = new Picture(this.#cv, image);
    try {
      const found = await this.#find(picture, options);
      const isGuess = found.length === 0 && options.centreCrop;
      const located = isGuess
        ? [await this.#locate(picture, centreDetection(image), options)]
        : found.slice(0, options.maxFaces);
      const faces: Face[] = [];
      for (const face of located) faces.push(await this.#describe(picture, face, options));
      const { motionAtMs } = options;
      if (motionAtMs !== null) {
        const motions = this.#motions.add(picture.grey(), faces, motionAtMs);
        for (const [index, motion] of motions.entries()) {
          faces[index] = { ...faces[index]!, motion };
        }
      }
      const { width, height } = image;
      const photo = options.photo ? { photo: await jpegOf(image) } : {};
      const modelId = modelIdOf(options, this.#embedding);
      const analysis = { width, height, faces, modelId, ...photo };
      return isGuess ? { ...analysis, centreCrop: true } : analysis;
    } finally {
      picture.delete();
    }
  }

  async liveShare(image: RgbImage, box: Box): Promise<number | null> {
    if (this.#antispoof.length === 0) return null;
    const picture = new Picture(this.#cv, image);
    try {
      return await liveShareOf(this.#antispoof, picture, box);
    } finally {
      picture.delete();
    }
  }

  #flips(flip: boolean | 'if-needed'): boolean {
    if (flip !== 'if-needed') return flip;
    // For an imported net it was not measured.
    return this.#embedding.kind !== 'bundled' || this.#embedding.needsFlip;
  }

  /** The faces without phantoms, largest first. */
  async #find(
    picture: Picture,
    options: Required<AnalyseOptions>,
  ): Promise<readonly LocatedFace[]> {
    const found = await this.#findAbove(options.minScore, picture, options);
    if (found.length > 0 || !options.centreCrop) return found;
    return this.#findAbove(fallbackMinScore, picture, options);
  }

  async #findAbove(
    minScore: number,
    picture: Picture,
    options: Required<AnalyseOptions>,
  ): Promise<readonly LocatedFace[]> {
    const located: LocatedFace[] = [];
    for (const detection of await this.#detector.detect(picture, { ...options, minScore })) {
      located.push(await this.#locate(picture, detection, options));
    }
    return withoutPhantoms(located, options.phantomRule);
  }

  async #locate(
    picture: Picture,
    detection: Detection,
    { landmarkPasses, flip }: Required<AnalyseOptions>,
  ): Promise<LocatedFace> {
    const mirrored = this.#flips(flip);
    const landmarks = await this.#landmarker.locate(picture, detection, landmarkPasses, mirrored);
    const { box, score, keyPoints } = detection;
    return { box, score, keyPoints, landmarks };
  }

  async #describe(
    picture: Picture,
    { box, score, landmarks }: LocatedFace,
    { flip, chips }: Required<AnalyseOptions>,
  ): Promise<Face> {
    const points5 = fivePointsOf(landmarks);
    const { width, height } = picture;
    const aligned = alignment(landmarks);
    const sidePx = this.#embeddingSidePx;
    const { framing } = this.#embedding;
    const input =
      framing === null
        ? picture.crop(aligned, chipSidePx, this.#chip)
        : cropFace(picture, { box, landmarks, points5 }, framing, sidePx);
    const { left, top } = measuredArea;
    const toArea = { ...aligned, tx: aligned.tx - left, ty: aligned.ty - top };
    picture.cropPlanes(toArea, measuredArea, this.#measured);
    return {
      box,
      score,
      points5,
      landmarks,
      quality: measureQuality({ planes: this.#measured, landmarks, box, width, height }),
      embedding: await this.#embedder.embed(input, this.#flips(flip)),
      ...(chips ? { chip: chipOf(input, sidePx) } : {}),
    };
  }
}

/** A stand-in for a portrait's face: a box in the middle, half as wide as the shorter side. */
function centreDetection({ width, height }: RgbImage): Detection {
  const side = Math.min(width, height) / 2;
  const at = (x: number, y: number): Point => ({
    x: width / 2 + x * side,
    y: height / 2 + y * side,
  });
  const box = { x: (width - side) / 2, y: (height - side) / 2, width: side, height: side };
  const keyPoints = [at(-0.2, -0.15), at(0.2, -0.15), at(0, 0.05)];
  return { box, score: 0, keyPoints, landmarkSquare: squareOf(box, keyPoints) };
}

/** A copy of the chip as packed RGB bytes. */
function chipOf(input: Uint8Array | Float32Array, sidePx: number): Chip {
  if (input instanceof Uint8Array) return { sidePx, data: input.slice() };
  const area = sidePx * sidePx;
  const data = new Uint8Array(3 * area);
  for (let at = 0; at < area; at++) {
    for (let plane = 0; plane < 3; plane++) {
      data[at * 3 + plane] = Math.round(input[plane * area + at]!);
    }
  }
  return { sidePx, data };
}
