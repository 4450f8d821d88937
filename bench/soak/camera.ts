import sharp from 'sharp';
import type { Frame } from '../../contract/face.js';
import { portrait, type PersonName } from '../../main/hosts/testing/photos.js';

const [width, height] = [640, 480];
/** Two people fit into the picture. */
export const places = 2;
const faceWidth = 250;
const lefts = [50, 340] as const;
const top = 60;
/** A picture of each face that was not used for enrolment. */
const variant = 3;

/** Makes the pictures of a camera with no one, one person or two people in front of it. */
export class Camera {
  readonly #frames = new Map<string, Frame>();

  /** @param people the person at each place; null for no one. */
  async frameOf(people: readonly (PersonName | null)[]): Promise<Frame> {
    const key = people.join(' ');
    const known = this.#frames.get(key);
    if (known !== undefined) return known;
    const layers = people.map(async (name, place) =>
      name === null ? [] : [{ input: await pictureOf(name), left: lefts[place] ?? lefts[0], top }],
    );
    const wall = { width, height, channels: 4, background: '#b9b6b0' } as const;
    const data = await sharp({ create: wall })
      .composite((await Promise.all(layers)).flat())
      .raw()
      .toBuffer();
    const frame: Frame = { format: 'RGBA', width, height, data };
    this.#frames.set(key, frame);
    return frame;
  }
}

async function pictureOf(name: PersonName): Promise<Buffer> {
  return sharp(await portrait(name, variant))
    .resize({ width: faceWidth })
    .png()
    .toBuffer();
}
