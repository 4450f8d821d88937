import { join } from 'node:path';
import sharp from 'sharp';
import { readImageFile } from '../main/vision/steps/file.js';
import type { RgbImage } from '../main/vision/steps/image.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { packageFolder } from '../models/build.js';
import type { Box } from '../contract/face.js';

/** Size of a picture as a webcam at a door delivers it, in pixels. */
export const pictureWidth = 640;
export const pictureHeight = 480;

/** Photos with three to five people each that come with a package we install anyway. */
const photoCount = 6;
/** A face is so many times in the picture's width: from somewhat away to close to the camera. */
const widths = [4.5, 4, 3.5, 3, 2.6];
/** Smaller faces would be blurred when the picture is brought to its size. */
const leastFaceWidthPx = 70;

/** Pictures of 640 × 480 pixels with one face each, cut from the sample photos of face-api. */
export async function oneFacePictures(): Promise<RgbImage[]> {
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
      if (window !== null) pictures.push(await cut(image, window));
    }
  }
  return pictures;
}

/** The widest part of a photo about a face that shows no other face; null where there is none. */
function windowAround(box: Box, others: readonly Box[], photo: RgbImage): Box | null {
  if (box.width < leastFaceWidthPx) return null;
  for (const times of widths) {
    const width = Math.round(box.width * times);
    const height = Math.round((width * pictureHeight) / pictureWidth);
    if (width > photo.width || height > photo.height) continue;
    const window = {
      x: within(box.x + box.width / 2 - width / 2, photo.width - width),
      y: within(box.y + box.height / 2 - height / 2, photo.height - height),
      width,
      height,
    };
    if (others.every((other) => !overlap(window, other))) return window;
  }
  return null;
}

function within(value: number, most: number): number {
  return Math.round(Math.min(Math.max(value, 0), most));
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

async function cut(photo: RgbImage, { x, y, width, height }: Box): Promise<RgbImage> {
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  const data = await sharp(photo.data, { raw })
    .extract({ left: x, top: y, width, height })
    .resize(pictureWidth, pictureHeight)
    .raw()
    .toBuffer();
  // A copy of its own: a Buffer may be part of a larger one, all of which would be sent.
  return { width: pictureWidth, height: pictureHeight, data: new Uint8Array(data) };
}
