import { join } from 'node:path';
import sharp from 'sharp';
import { readImageFile } from '../main/vision/steps/file.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { packageFolder } from '../models/build.js';
import type { Box } from '../contract/face.js';

/** Size of a picture from a webcam at the door, in pixels. */
const pictureWidth = 640;
const pictureHeight = 480;

/** Number of sample photos in `@vladmandic/face-api`, with three to five people each. */
const photoCount = 6;
/** Widths of a picture in face widths, from a few steps away to close to the camera. */
const pictureWidths = [4.5, 4, 3.5, 3, 2.6];
/** Smaller faces would be blurred by the resize. */
const minFaceWidthPx = 70;

/** Pictures of 640 × 480 pixels with one face each, cropped from face-api's sample photos. */
export async function singleFacePictures(): Promise<RgbImage[]> {
  const pipeline = await createPipeline();
  const pictures: RgbImage[] = [];
  for (let photo = 1; photo <= photoCount; photo++) {
    const file = join(packageFolder('@vladmandic/face-api'), 'demo', `sample${photo}.jpg`);
    const { image } = await readImageFile(file);
    const { faces } = await pipeline.analyse(image, { tiles: true, flip: false });
    const boxes = faces.map(({ box }) => box);
    for (const box of boxes) {
      const others = boxes.filter((one) => one !== box);
      const window = windowAround(box, others, image);
      if (window !== null) pictures.push(await crop(image, window));
    }
  }
  return pictures;
}

/** The widest part of a photo around a face without other faces; null if there is none. */
function windowAround(box: Box, others: readonly Box[], photo: RgbImage): Box | null {
  if (box.width < minFaceWidthPx) return null;
  for (const times of pictureWidths) {
    const width = Math.round(box.width * times);
    const height = Math.round((width * pictureHeight) / pictureWidth);
    if (width > photo.width || height > photo.height) continue;
    const window = {
      x: clamp(box.x + box.width / 2 - width / 2, photo.width - width),
      y: clamp(box.y + box.height / 2 - height / 2, photo.height - height),
      width,
      height,
    };
    if (others.every((other) => !overlap(window, other))) return window;
  }
  return null;
}

function clamp(value: number, max: number): number {
  return Math.round(Math.min(Math.max(value, 0), max));
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

async function crop(photo: RgbImage, { x, y, width, height }: Box): Promise<RgbImage> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  const data = await sharp(photo.data, { raw })
    .extract({ left: x, top: y, width, height })
    .resize(pictureWidth, pictureHeight)
    .raw()
    .toBuffer();
  // Copy it: a Buffer may be part of a larger one, which would be sent as a whole.
  return { width: pictureWidth, height: pictureHeight, data: new Uint8Array(data) };
}
