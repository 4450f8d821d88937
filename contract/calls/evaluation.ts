import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Count, Path, Refusal } from '../fields.js';

/** Recognition quality, measured on labelled photos. Part of the contract; see contract.ts. */

/** The figures that thresholds are computed from. */
const CalibrationFigures = v.object({
  /** Normal distribution fitted to the lower tail of a power of the distances between different people. */
  mean: v.number(),
  deviation: v.number(),
  /** Mean square of the distance between two samples of the same person. */
  genuineSquare: v.number(),
});

/** Photos whose largest face has a width from `fromPx` to the next band's. */
const DetectionBand = v.object({
  fromPx: v.number(),
  photos: v.number(),
  /** Detected boxes that were rejected because they show no face. */
  phantoms: v.number(),
  /** Photos with several faces in the foreground. */
  several: v.number(),
  /** The same if phantoms counted as faces. */
  severalWithPhantoms: v.number(),
});

/** One value for each false accept rate. */
function perFar<Schema extends v.GenericSchema>(schema: Schema) {
  return v.object({
    '0.01': schema,
    '0.001': schema,
    '0.0001': schema,
    '0.00001': schema,
    '0.000001': schema,
  });
}

const Share = v.number();
/** From the lower to the upper bound. */
const Bounds = v.tuple([v.number(), v.number()]);
/** One value for each kind of attack. */
export function perKind<Schema extends v.GenericSchema>(schema: Schema) {
  return v.record(v.string(), schema);
}

/** The shares of some clips in which a cue alone says head, flat picture, or neither. */
const CueShares = v.object({ head: Share, flat: Share, doubt: Share });
const CueFigures = v.object({ bonaFide: CueShares, attacks: perKind(CueShares) });

/** How the liveness check did with one policy. */
export const livenessRates = {
  /** Share of the live people who are refused. */
  bpcer: Share,
  /** 95% bounds, here and below. */
  bpcerBounds: Bounds,
  /** Share of the live people who are asked to turn their head. */
  challenged: Share,
  /** Share of the live people who pass in the frame in which they are recognised. */
  passedAtOnce: Share,
  /** From being recognised to the decision or the challenge, over the live people. */
  medianWaitMs: v.number(),
  /** For the turns, over the live people who are asked; null if no one was asked while the clips were made. */
  medianTurnMs: v.nullable(v.number()),
  /** Share of the attacks of each kind that are accepted, with or without a challenge. */
  apcer: perKind(Share),
  apcerBounds: perKind(Bounds),
  /** The same if attackers leave out turns until the two stay that suit them best. */
  apcerTwoDirections: perKind(Share),
  apcerTwoDirectionsBounds: perKind(Bounds),
  passedUnchallenged: perKind(Share),
};

export const evaluationCalls = {
  'evaluate.verification': {
    access: 'administrator',
    input: v.object({ images: Path, pairs: Path }),
    output: v.object({
      pairs: v.number(),
      accuracy: v.number(),
      accuracyStd: v.number(),
      auc: v.number(),
      eer: v.number(),
      threshold: v.number(),
      tarAtFar: v.object({ '0.01': v.number(), '0.001': v.number() }),
      missed: v.array(v.string()),
      /** Pairs that were not measured, because these photos are not in the folder. */
      leftOut: v.object({ pairs: v.number(), photos: v.array(v.string()) }),
    }),
  },
  /** As verification, with every pair of photos in a folder with one sub-folder per person. */
  'evaluate.allPairs': {
    access: 'administrator',
    input: v.object({ images: Path }),
    output: v.object({
      people: v.number(),
      photos: v.number(),
      genuinePairs: v.number(),
      impostorPairs: v.number(),
      tarAtFar: perFar(v.number()),
      /** 95% intervals over people. */
      intervalAtFar: perFar(v.tuple([v.number(), v.number()])),
      /** L2 distances. */
      thresholdAtFar: perFar(v.number()),
      missed: v.array(v.string()),
    }),
  },
  'evaluate.identification': {
    access: 'administrator',
    input: v.object({
      images: Path,
      enrol: Count,
      probes: Count,
      gallery: Count,
      seed: v.optional(v.pipe(v.number(), v.integer()), 1),
      /** How often other people and photos are chosen. */
      repeats: v.optional(v.pipe(Count, v.maxValue(100)), 1),
      /** Attempts are visits to the door, where each photo is a look of several frames alike. */
      visits: v.optional(v.boolean(), false),
    }),
    output: v.object({
      enrol: v.number(),
      probes: v.number(),
      gallery: v.number(),
      seed: v.number(),
      repeats: v.number(),
      visits: v.boolean(),
      attempts: v.number(),
      unknown: v.number(),
      rank1: v.number(),
      tpirAtFpir: v.object({ '0.01': v.number(), '0.001': v.number() }),
      thresholdAtFpir: v.object({ '0.01': v.number(), '0.001': v.number() }),
      tpirAtDefault: v.number(),
      fpirAtDefault: v.number(),
      mistakenAtDefault: v.number(),
      missed: v.array(v.string()),
    }),
  },
  'evaluate.detection': {
    access: 'administrator',
    input: v.object({ images: Path }),
    output: v.object({
      photos: v.number(),
      /** By the width of the largest face, narrowest first. */
      bands: v.array(DetectionBand),
      /** Photos without a face. */
      missed: v.array(v.string()),
      /** Photos that enrolment refuses, since they show several faces in the foreground. */
      several: v.array(v.object({ photo: v.string(), faces: v.number() })),
      refused: v.array(Refusal),
    }),
  },
  'evaluate.calibration': {
    access: 'administrator',
    input: v.object({ images: Path }),
    output: v.object({
      genuinePairs: v.number(),
      impostorPairs: v.number(),
      /** The power of the distance, such as 2. */
      power: v.number(),
      measured: CalibrationFigures,
      inUse: CalibrationFigures,
    }),
  },
  /** Plays clips of live people and of attacks to the liveness check, as at the door. */
  'evaluate.liveness': {
    access: 'administrator',
    input: v.object({
      /** Folder of clips: GIFs, videos, and folders of pictures, which are frames. */
      bonaFide: Path,
      /** Folder with one sub-folder of clips for each kind of attack. */
      attacks: Path,
      policy: v.picklist(['balanced', 'strict']),
      /** Of clips made of pictures. */
      framesPerSecond: v.pipe(v.number(), v.minValue(1), v.maxValue(120)),
    }),
    output: v.object({
      policy: v.picklist(['balanced', 'strict']),
      /** Clips with a face. */
      sequences: v.number(),
      sequencesOf: v.object({ bonaFide: v.number(), attacks: perKind(v.number()) }),
      /** With the chosen policy. */
      ...livenessRates,
      /** The same with each policy. */
      byPolicy: v.object({
        balanced: v.object(livenessRates),
        strict: v.object(livenessRates),
      }),
      /** Each cue alone; `net` if anti-spoofing nets were imported. */
      cues: v.object({
        surroundings: CueFigures,
        flatness: CueFigures,
        turn: CueFigures,
        net: v.optional(CueFigures),
      }),
      leftOut: v.array(Refusal),
      /** Clips with several people; the one nearest to the camera counts. */
      severalPeople: v.array(v.string()),
      /** Clips in which no one is recognised at the door, because too few frames show a clear face. */
      notRecognised: v.array(v.string()),
    }),
  },
} as const satisfies Calls;
