/** A vector in millimetres: x to the right, y down, z away from the camera. */
export type Vector = readonly [x: number, y: number, z: number];

/** Where a surface is held, and how it is turned. */
export interface Pose {
  /** Its middle, in millimetres from the camera. */
  readonly at: Vector;
  /** Radians: `yaw` about its vertical axis, `pitch` about its horizontal one, `roll` in its plane. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** The axes of a surface in the camera's coordinates, as rows: right, down, away. */
export type Axes = readonly [Vector, Vector, Vector];

/** The rotation of a pose: roll, then pitch, then yaw. */
export function axesOf({ yaw, pitch, roll }: Pose): Axes {
  const [cy, sy] = [Math.cos(yaw), Math.sin(yaw)];
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  const [cr, sr] = [Math.cos(roll), Math.sin(roll)];
  return [
    [cy * cr + sy * sp * sr, cp * sr, -sy * cr + cy * sp * sr],
    [-cy * sr + sy * sp * cr, cp * cr, sy * sr + cy * sp * cr],
    [sy * cp, -sp, cy * cp],
  ];
}

export function dot(one: Vector, other: Vector): number {
  return one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
}
