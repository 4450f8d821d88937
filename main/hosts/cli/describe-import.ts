import type { Output } from '../../../contract/contract.js';
import type { RecognitionTrial } from '../../../contract/calls/models.js';
import { counted } from '../../../contract/plural.js';
import { percent } from './liveness-tables.js';

/** What was imported, how its trial went, and what to do next. */
export function describeImport({ profile, sizeBytes, trial }: Output<'models.import'>): string {
  const size = `${(sizeBytes / 1e6).toFixed(1)} MB`;
  const dimension =
    profile.kind === 'embedding' ? `, ${counted(profile.dimension, 'value')} per face` : '';
  const crop =
    profile.kind === 'antispoof' ? `, looks at ${profile.cropScale} face widths around a face` : '';
  return [
    `${profile.id}: ${profile.family}, ${size}${dimension}${crop}`,
    ...(trial.kind === 'recognition' ? recognitionLines(trial) : []),
    ...(trial.kind === 'antispoof'
      ? [
          `Trial on ${counted(trial.faces, 'face')} of live people: takes ${trial.pictures} of them for pictures, in ${trial.faceMs.toFixed(1)} ms each.`,
        ]
      : []),
    nextStep(profile),
  ].join('\n');
}

function recognitionLines(trial: RecognitionTrial): string[] {
  const { altered } = trial;
  return [
    `Trial on ${counted(trial.faces, 'face')}: ${percent(trial.rightOrder)} of comparisons correct (${pairCounts(trial)}).`,
    `In altered photos: ${percent(altered.found)} of ${counted(altered.probes, 'face')} found, ${percent(altered.rank1)} of them nearest to the right person, ${percent(altered.rightOrder)} of comparisons correct.`,
    `Takes ${trial.timeRatio.toFixed(1)} times as long as the bundled models, including detection and landmarks.`,
  ];
}

function nextStep({ kind, id }: Output<'models.import'>['profile']): string {
  switch (kind) {
    case 'embedding':
      return `To measure its thresholds, run: rollcall models calibrate ${id} --images DIR`;
    case 'detector':
      return `To use it, run: rollcall models use --detector ${id}`;
    case 'antispoof':
      return `It has one vote in the liveness check from now on: if it says "picture", a person whose motion looks alive is asked to turn their head. To stop using it, run: rollcall models remove ${id}`;
  }
}

/** How many pairs of photos were compared. */
export function pairCounts({
  genuinePairs,
  impostorPairs,
}: {
  readonly genuinePairs: number;
  readonly impostorPairs: number;
}): string {
  return `${counted(genuinePairs, 'pair')} of the same person and ${counted(impostorPairs, 'pair')} of different people`;
}
