/** Somebody who comes to the door. */
export interface Arrival {
  /** Milliseconds since the start. */
  readonly atMs: number;
  readonly way: 'face' | 'pin' | 'stranger';
}

/** The length of a wave: a bus arrives. */
const waveMs = 300_000;
/** Half of the people in a wave come within this time after its start. */
const rushMs = 120_000;

/**
 * People who come in waves: half of them in the first two of each five minutes. One in eight comes together with the
 * previous person, one in five uses a PIN, and one in twenty is a stranger.
 * @param perHour how many come in an hour.
 * @param random from 0 to below 1.
 */
export function arrivalsOf(forMs: number, perHour: number, random: () => number): Arrival[] {
  const arrivals: Arrival[] = [];
  const perWave = (perHour * waveMs) / 3_600_000;
  for (let start = 0; start < forMs; start += waveMs) {
    for (let person = 0; person < perWave; person++) {
      const inRush = person < perWave / 2;
      const from = inRush ? 0 : rushMs;
      const within = inRush ? rushMs : waveMs - rushMs;
      const atMs = start + from + random() * within;
      const draw = random();
      const way = draw < 0.05 ? 'stranger' : draw < 0.25 ? 'pin' : 'face';
      arrivals.push({ atMs, way });
      if (random() < 0.125 && person + 1 < perWave) {
        arrivals.push({ atMs, way: 'face' });
        person += 1;
      }
    }
  }
  return arrivals.filter(({ atMs }) => atMs < forMs).sort((one, other) => one.atMs - other.atMs);
}
