import { axesOf, dot, type Axes, type Pose, type Vector } from './pose.js';

/** How a sheet is bent: along its vertical or horizontal axis, like a part of a cylinder. */
export interface Bend {
  readonly axis: 'vertical' | 'horizontal';
  /** Radius of the cylinder in millimetres. The sheet's middle is nearest to the camera. */
  readonly radiusMm: number;
}

/** A point on a sheet in millimetres from its middle: `u` to the right, `v` down. */
export interface SheetPoint {
  u: number;
  v: number;
}

/** A sheet without edges, flat or bent, held before the camera. */
export class Surface {
  readonly #axes: Axes;
  /** The camera in the coordinates of the sheet. */
  readonly #origin: Vector;
  readonly #bend: Bend | null;

  constructor(pose: Pose, bend: Bend | null) {
    this.#axes = axesOf(pose);
    const [right, down, away] = this.#axes;
    this.#origin = [-dot(right, pose.at), -dot(down, pose.at), -dot(away, pose.at)];
    this.#bend = bend;
  }

  /**
   * Where a ray from the camera first meets the sheet.
   * @param x and @param y the direction of the ray, with 1 away from the camera.
   * @param into gets the point. @returns false if the ray misses the sheet.
   */
  meet(x: number, y: number, into: SheetPoint): boolean {
    const [right, down, away] = this.#axes;
    const dx = right[0] * x + right[1] * y + right[2];
    const dy = down[0] * x + down[1] * y + down[2];
    const dz = away[0] * x + away[1] * y + away[2];
    const [ox, oy, oz] = this.#origin;
    if (this.#bend === null) {
      const t = -oz / dz;
      into.u = ox + t * dx;
      into.v = oy + t * dy;
      return t > 0;
    }
    const { axis, radiusMm } = this.#bend;
    if (axis === 'vertical') {
      const t = cylinderDistance(ox, oz - radiusMm, dx, dz, radiusMm);
      into.u = radiusMm * Math.atan2(ox + t * dx, radiusMm - oz - t * dz);
      into.v = oy + t * dy;
      return t > 0;
    }
    const t = cylinderDistance(oy, oz - radiusMm, dy, dz, radiusMm);
    into.u = ox + t * dx;
    into.v = radiusMm * Math.atan2(oy + t * dy, radiusMm - oz - t * dz);
    return t > 0;
  }
}

/** Where a ray first meets a circle around (0, 0), in its own lengths; −1 if it does not. */
function cylinderDistance(x: number, z: number, dx: number, dz: number, radius: number): number {
  const a = dx * dx + dz * dz;
  const b = x * dx + z * dz;
  const root = b * b - a * (x * x + z * z - radius * radius);
  return root < 0 ? -1 : (-b - Math.sqrt(root)) / a;
}
