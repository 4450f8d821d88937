import type { Pose } from './pose.js';

/** How far something moves around its place: millimetres and radians, each for three axes. */
export interface Sway {
  readonly place: readonly [number, number, number];
  readonly turn: readonly [yaw: number, pitch: number, roll: number];
}

/** A value over time in seconds, about −1 to 1: a few slow waves, like the movements of hands. */
function waves(random: () => number): (seconds: number) => number {
  const parts = [0.55, 0.3, 0.15].map((size, index) => ({
    size,
    perSecond: (0.25 + random() * 0.35) * (index + 1),
    start: random() * 2 * Math.PI,
  }));
  return (seconds) =>
    parts.reduce(
      (sum, { size, perSecond, start }) =>
        sum + size * Math.sin(start + 2 * Math.PI * perSecond * seconds),
      0,
    );
}

/**
 * The poses of something that is held.
 * @param approachMm by how much it comes nearer during the clip.
 */
export function heldPoses(
  start: Pose,
  sway: Sway,
  approachMm: number,
  durationSeconds: number,
  random: () => number,
): (seconds: number) => Pose {
  const [x, y, z, yaw, pitch, roll] = Array.from({ length: 6 }, () => waves(random)) as [
    (s: number) => number,
    (s: number) => number,
    (s: number) => number,
    (s: number) => number,
    (s: number) => number,
    (s: number) => number,
  ];
  return (s) => ({
    at: [
      start.at[0] + sway.place[0] * x(s),
      start.at[1] + sway.place[1] * y(s),
      start.at[2] + sway.place[2] * z(s) - (approachMm * s) / durationSeconds,
    ],
    yaw: start.yaw + sway.turn[0] * yaw(s),
    pitch: start.pitch + sway.turn[1] * pitch(s),
    roll: start.roll + sway.turn[2] * roll(s),
  });
}
