import type { Output } from '../../../contract/contract.js';
import { isFault } from '../../../contract/fault.js';
import type { Analysis } from '../../../contract/face.js';
import type { Refusal } from '../../../contract/fields.js';
import { nearFaces } from '../../gallery/enrol.js';
import { imagesIn } from '../../vision/photo-files.js';
import type { PhantomRule } from '../../vision/analyse-options.js';
import type { Progress } from '../lab-data.js';

type Report = Output<'evaluate.detection'>;
type Band = Report['bands'][number];

/** Lower ends of the bands of face widths, in pixels. */
const bandStartsPx = [0, 100, 200, 400, 600];

/**
 * Measures detection on photos of one person each: photos without a face, detected boxes that show no
 * face, and photos that enrolment refuses because they seem to show several people.
 * @param images folder, searched with its sub-folders.
 * @param analyse called with `photo` for the faces and with `none` for all boxes.
 * @throws Fault `not-found`, `no-image`. Photos that cannot be read are listed instead.
 */
export async function evaluateDetection(
  images: string,
  analyse: (file: string, phantomRule: PhantomRule) => Promise<Analysis>,
  onProgress: Progress = () => undefined,
): Promise<Report> {
  const { images: files } = await imagesIn(images);
  const bands = bandStartsPx.map(emptyBand);
  const missed: string[] = [];
  const several: Report['several'] = [];
  const refused: Refusal[] = [];
  for (const [index, photo] of files.entries()) {
    onProgress(index, files.length);
    try {
      const found = await analyse(photo, 'photo');
      const [largest] = found.faces;
      if (largest === undefined) missed.push(photo);
      else addTo(bandOf(bands, largest.box.width), found, await analyse(photo, 'none'));
      const near = nearFaces(found).length;
      if (near > 1) several.push({ photo, faces: near });
    } catch (error) {
      if (!isFault(error)) throw error;
      refused.push({ file: photo, code: error.code, reason: error.message });
    }
  }
  onProgress(files.length, files.length);
  return { photos: files.length - refused.length, bands, missed, several, refused };
}

function emptyBand(fromPx: number): Band {
  return { fromPx, photos: 0, phantoms: 0, several: 0, severalWithPhantoms: 0 };
}

function bandOf(bands: readonly Band[], widthPx: number): Band {
  return bands.findLast(({ fromPx }) => fromPx <= widthPx)!;
}

function addTo(band: Band, found: Analysis, withPhantoms: Analysis): void {
  band.photos += 1;
  band.phantoms += withPhantoms.faces.length - found.faces.length;
  if (nearFaces(found).length > 1) band.several += 1;
  if (nearFaces(withPhantoms).length > 1) band.severalWithPhantoms += 1;
}
