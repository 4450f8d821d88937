import { sceneOf, type AttackKind } from '../../bench/attacks/kinds.js';
import { readPicture } from '../../bench/attacks/picture.js';
import { renderFrame } from '../../bench/attacks/render.js';
import { drawRoom } from '../../bench/attacks/room.js';
import { randomFrom } from '../../main/base/random-from.js';
import { portrait } from '../../main/hosts/testing/photos.js';
import { toI420 } from '../../main/vision/testing/i420.js';
import { writeFilm } from './fake-camera.js';

const framesPerSecond = 10;
const seconds = 3;

/** Writes the film of an attack that shows ada. */
export async function writeAttack(kind: AttackKind, file: string): Promise<void> {
  const photo = await readPicture(await portrait('ada', 3));
  const face = { x: 200, y: 205, width: 236 };
  const shown = { pictureAt: () => photo, face, behind: photo };
  const random = randomFrom(7);
  const room = drawRoom(640, 480, random);
  const scene = sceneOf(kind, shown, seconds, random);
  const camera = { noise: 2, exposure: 1 };
  const frames = Array.from({ length: seconds * framesPerSecond }, (_, index) =>
    renderFrame(room, scene(index / framesPerSecond), camera, random),
  );
  // There and back, so that nothing jumps when the film begins again.
  const planes = frames.map((frame) => toI420(frame).data);
  await writeFilm(file, [...planes, ...planes.slice(1, -1).toReversed()]);
}
