import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compiledApp } from '../../app/testing/compiled-app.js';
import { portrait, writePerson } from '../../hosts/testing/photos.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { cameraFrame } from '../../vision/testing/camera.js';

/* `faces.look`, with real faces. */

test('the answer to a frame names the person and the nearest people, and nothing is kept', async () => {
  const folder = await temporaryFolder();
  const app = (await compiledApp()).openApp({
    folder: join(folder, 'data'),
    onNotice: () => undefined,
  });
  onTestFinished(() => app.close());
  await writePerson(folder, 'ada');
  const files = [1, 2, 3].map((number) => join(folder, 'ada', `${number}.jpg`));
  const { subjectId } = await app.api['people.enrol']({ name: 'ada', files, replace: false });
  const frame = await cameraFrame([
    { picture: await portrait('ada', 3), left: 20, width: 300 },
    { picture: await portrait('elif'), left: 380, width: 220 },
  ]);
  const view = await app.api['faces.look']({ frame });
  expect(view).toMatchObject({ width: 640, height: 480 });
  const [ada, stranger] = view!.faces.toSorted((one, other) => one.box.x - other.box.x);
  expect(view!.faces).toHaveLength(2);
  expect(ada).toMatchObject({ subjectId, nearest: [{ subjectId, name: 'ada' }] });
  expect(ada!.nearest[0]!.distance).toBeLessThan(ada!.threshold);
  expect(stranger!.subjectId).toBeNull();
  expect(stranger!.nearest[0]!.distance).toBeGreaterThan(stranger!.threshold);
  for (const { box, points } of view!.faces) {
    expect(points).toHaveLength(5);
    for (const { x, y } of points) {
      expect(x).toBeGreaterThan(box.x);
      expect(x).toBeLessThan(box.x + box.width);
      expect(y).toBeGreaterThan(box.y);
      expect(y).toBeLessThan(box.y + box.height);
    }
  }
  const nobody = await app.api['faces.look']({ frame: await cameraFrame([]) });
  expect(nobody).toEqual({ width: 640, height: 480, faces: [] });
  // Looking is not a punch.
  expect(await app.api['attendance.present']({})).toEqual([]);
});
