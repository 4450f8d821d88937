import { readdir } from 'node:fs/promises';
import { residentMemoryOf } from '../processes.js';
import type { Series } from './plot.js';
import { trendOf, type Trend } from './trend.js';

/** What was measured at one moment, and since the previous one. */
export interface Sample {
  readonly atMs: number;
  readonly values: Readonly<Record<Measured, number>>;
}

const measures = {
  servicesMb: ['Memory of the services', 'MB'],
  inferenceMb: ['Memory of the inference process', 'MB'],
  handles: ['Open files and sockets of the services', 'count'],
  frameMs: ['Time of a frame, median', 'ms'],
  slowestFrameMs: ['Time of the slowest frame', 'ms'],
  callMs: ['Time of another call', 'ms'],
  dropped: ['Frames without an answer', 'count'],
  waiting: ['People who wait for a place', 'count'],
  load: ['Load of the machine, with other programs', 'processes'],
} as const;
export type Measured = keyof typeof measures;

/** The measures that must not grow. */
const steady: readonly Measured[] = ['servicesMb', 'inferenceMb', 'handles', 'frameMs', 'callMs'];

/** Memory in MB; 0 for a process that has ended. */
export async function memoryMbOf(pids: readonly number[]): Promise<number> {
  let bytes = 0;
  for (const pid of pids) bytes += (await residentMemoryOf(pid))?.bytes ?? 0;
  return bytes / 1e6;
}

/** Number of open files and sockets of a process (proc(5)). */
export async function handlesOf(pid: number): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`).catch(() => [])).length;
}

/** A curve for each measure. */
export function seriesOf(samples: readonly Sample[]): Series[] {
  return (Object.keys(measures) as Measured[]).map((name) => {
    const [title, unit] = measures[name];
    return { title, unit, points: pointsOf(samples, name) };
  });
}

/**
 * The trends of the measures that must not grow.
 * @param fromMs before this, caches are filled and the compiler of JavaScript is at work.
 * @param disturbed times around faults, at which a new inference process is smaller than the one before.
 */
export function trendsOf(
  samples: readonly Sample[],
  fromMs: number,
  disturbed: (atMs: number) => boolean,
): Record<string, Trend> {
  const counted = samples.filter(({ atMs }) => atMs >= fromMs && !disturbed(atMs));
  if (counted.length < 3) return {};
  return Object.fromEntries(steady.map((name) => [name, trendOf(pointsOf(counted, name))]));
}

function pointsOf(samples: readonly Sample[], name: Measured) {
  return samples.map(({ atMs, values }) => ({ atMs, value: values[name] }));
}
