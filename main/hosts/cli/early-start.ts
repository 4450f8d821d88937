import { resolve } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { EarlyVision } from '../../app/early-vision.js';
import { defaultDataFolder } from './default-data-folder.js';
import type { ModelChoice } from '../../vision/model-files.js';

/** Commands that analyse photos. */
const faceCommands = [
  ...['align', 'classify', 'cluster', 'embed', 'enrol', 'enroll'],
  ...['identify', 'punch', 'tag', 'verify'],
];

let started: { readonly vision: EarlyVision; readonly choice: ModelChoice } | null = null;

/**
 * Starts the inference process if a command analyses photos, before the commands and the services are loaded: that
 * takes as long as loading the models.
 * @param args without `node` and the script. They are not checked: Commander does that later.
 */
export async function startVisionEarly(args: readonly string[]): Promise<void> {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return;
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: text, 'second-place': text, model: text, detector: text },
    allowPositionals: true,
    strict: false,
  });
  if (!faceCommands.includes(positionals[0] ?? '')) return;
  const { data, model, detector } = values;
  const choice = {
    folder: resolve(textOf(data) ?? defaultDataFolder),
    embedding: textOf(model),
    detector: textOf(detector),
  };
  started = { vision: await EarlyVision.start({ models: choice }), choice };
}

/** The process that was started early, once; undefined if there is none with these models. */
export function takeEarlyVision(choice: ModelChoice): EarlyVision | undefined {
  if (!isDeepStrictEqual(started?.choice, choice)) return undefined;
  const early = started?.vision;
  started = null;
  return early;
}

/** Ends the process that was started early if the command did not use it. */
export async function endEarlyVision(): Promise<void> {
  await started?.vision.vision.close();
  started = null;
}

function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
