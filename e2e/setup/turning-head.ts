import sharp from 'sharp';

/*
 * A head that turns, for films of the liveness check: a portrait on the relief of a head, which is about the
 * shape of an ellipsoid with a nose. It is not a real person's head, and a mask of this kind would pass the check.
 */

/** Where the face is in a portrait of 400 pixels (`portrait` of the photos): its middle and its width. */
const face = { x: 200, y: 205, width: 236 } as const;
/** Half the head's width, height and depth, in widths of the face. */
const head = { x: 0.62, y: 0.82, z: 0.62 } as const;
/** The nose: the position of its tip from the face's middle, how far it protrudes, and its spread to each side. */
const nose = { y: 0.1, out: 0.45, side: 0.1, above: 0.2, below: 0.08 } as const;
const portraitPx = 400;
/** Points drawn for each pixel of the portrait and direction, so that turning leaves no holes. */
const density = 2;

/** Radians: `yaw` to the head's own left, `pitch` upwards. */
export interface HeadPose {
  readonly yaw: number;
  readonly pitch: number;
}

/** A picture of the head in a pose. Its surroundings stay as they are in the portrait. */
export async function turnedHead(portrait: Buffer, { yaw, pitch }: HeadPose): Promise<Buffer> {
  const { data } = await sharp(portrait)
    .resize(portraitPx, portraitPx)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const out = await behind(portrait);
  const depths = new Float32Array(portraitPx * portraitPx).fill(Infinity);
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  for (let row = 0; row < portraitPx * density; row++) {
    for (let column = 0; column < portraitPx * density; column++) {
      const point = { x: column / density, y: row / density };
      const away = depthAt(point);
      if (away === null) continue;
      const x = (point.x - face.x) / face.width;
      const y = (point.y - face.y) / face.width;
      // About the vertical axis, then about the horizontal one, through the middle of the head.
      const turnedX = cy * x - sy * away;
      const turnedZ = sy * x + cy * away;
      const turnedY = cp * y + sp * turnedZ;
      const depth = cp * turnedZ - sp * y;
      const px = Math.round(face.x + turnedX * face.width);
      const py = Math.round(face.y + turnedY * face.width);
      if (px < 0 || py < 0 || px >= portraitPx || py >= portraitPx) continue;
      const at = py * portraitPx + px;
      if (depth >= depths[at]!) continue;
      depths[at] = depth;
      const from = 3 * (Math.floor(point.y) * portraitPx + Math.floor(point.x));
      out.set(data.subarray(from, from + 3), 3 * at);
    }
  }
  const raw = { width: portraitPx, height: portraitPx, channels: 3 } as const;
  return sharp(out, { raw }).png().toBuffer();
}

/** Behind the head: the portrait, so blurred that no second face is in it. */
async function behind(portrait: Buffer): Promise<Uint8Array> {
  const blurred = sharp(portrait).resize(portraitPx, portraitPx).removeAlpha().blur(40);
  return Uint8Array.from(await blurred.raw().toBuffer());
}

/** The relief at a point of the portrait, in face widths, negative towards the camera; null beside the head. */
function depthAt(point: { readonly x: number; readonly y: number }): number | null {
  const x = (point.x - face.x) / face.width;
  const y = (point.y - face.y) / face.width;
  const rest = 1 - (x / head.x) ** 2 - (y / head.y) ** 2;
  if (rest <= 0) return null;
  const fromTip = y - nose.y;
  const spread = fromTip < 0 ? nose.above : nose.below;
  const bump = nose.out * Math.exp(-((x / nose.side) ** 2) - (fromTip / spread) ** 2);
  return -(head.z * Math.sqrt(rest) + bump);
}
