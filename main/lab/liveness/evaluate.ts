import type { Input, Output } from '../../../contract/contract.js';
import { isFault } from '../../../contract/fault.js';
import type { Refusal } from '../../../contract/fields.js';
import { randomFrom } from '../../base/random-from.js';
import type { Vision } from '../../vision/client/client.js';
import type { Progress } from '../lab-data.js';
import { attackClipsIn, clipsIn } from './clips-in.js';
import type { Clip } from './clip.js';
import { cueFigures, ratesByPolicy, tryAttack, tryLive, type TriedKind } from './rates.js';
import type { TriedClip } from './trial.js';
import { betweenClipsMs, watchClip, type WatchedFace } from './watch-clip.js';

type Report = Output<'evaluate.liveness'>;

const seed = 1;

/**
 * Plays clips of live people and of attacks to the liveness check, as at the door.
 * @throws Fault as `clipsIn`, `attackClipsIn`, `Vision`. Clips that cannot be read or show no face are listed
 *   instead.
 */
export async function evaluateLiveness(
  { bonaFide, attacks, policy, framesPerSecond }: Input<'evaluate.liveness'>,
  vision: Vision,
  onProgress: Progress,
): Promise<Report> {
  const liveClips = await clipsIn(bonaFide);
  const { kinds, leftOut } = await attackClipsIn(attacks);
  const total = kinds.reduce((sum, { clips }) => sum + clips.length, liveClips.length);
  const reader = new ClipReader({ vision, framesPerSecond, total, onProgress });
  const random = randomFrom(seed);
  const live = await reader.tryAll('bona fide', liveClips, tryLive);
  const tried: TriedKind[] = [];
  for (const { kind, clips } of kinds) {
    const trials = await reader.tryAll(kind, clips, (clip) => tryAttack(clip, random));
    if (trials.length > 0) tried.push({ kind, clips: trials });
  }
  onProgress(total, total);
  const byPolicy = ratesByPolicy(live, tried);
  return {
    policy,
    sequences: tried.reduce((sum, { clips }) => sum + clips.length, live.length),
    sequencesOf: {
      bonaFide: live.length,
      attacks: Object.fromEntries(tried.map(({ kind, clips }) => [kind, clips.length])),
    },
    ...byPolicy[policy],
    byPolicy,
    cues: cueFigures(live, tried, reader.hasNet),
    leftOut: [...leftOut, ...reader.leftOut],
    severalPeople: [...reader.severalPeople],
    notRecognised: [...reader.notRecognised],
  };
}

interface ReaderOptions {
  readonly vision: Vision;
  readonly framesPerSecond: number;
  /** Number of clips, for the progress. */
  readonly total: number;
  readonly onProgress: Progress;
}

/** Reads clips one after the other, and lists those that cannot be used. */
class ClipReader {
  readonly #options: ReaderOptions;
  readonly #leftOut: Refusal[] = [];
  readonly #severalPeople: string[] = [];
  readonly #notRecognised: string[] = [];
  #startMs = 0;
  #done = 0;
  #hasNet = true;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  get leftOut(): readonly Refusal[] {
    return this.#leftOut;
  }

  /** Clips with several people. */
  get severalPeople(): readonly string[] {
    return this.#severalPeople;
  }

  /** Clips in which no one is recognised. */
  get notRecognised(): readonly string[] {
    return this.#notRecognised;
  }

  /** True if anti-spoofing nets were asked about the faces. */
  get hasNet(): boolean {
    return this.#hasNet;
  }

  /** Tries each clip that shows a face. */
  async tryAll<Trials extends ReturnType<typeof tryLive>>(
    kind: string,
    clips: readonly Clip[],
    tryOne: (clip: TriedClip) => Trials,
  ): Promise<Trials[]> {
    const results: Trials[] = [];
    for (const clip of clips) {
      const name = `${kind}/${clip.name}`;
      const faces = await this.#watch(name, clip);
      if (faces === null) continue;
      const trials = tryOne({ faces, asked: [] });
      if (!trials.balanced.isRecognised) this.#notRecognised.push(name);
      results.push(trials);
    }
    return results;
  }

  async #watch(name: string, clip: Clip): Promise<readonly WatchedFace[] | null> {
    const { vision, framesPerSecond, total, onProgress } = this.#options;
    onProgress(this.#done, total);
    this.#done += 1;
    try {
      const watched = await watchClip(clip, {
        framesPerSecond,
        vision,
        startMs: this.#startMs,
        asksNet: this.#hasNet,
      });
      // Whether there are nets shows with the first face.
      if (watched.faces.length > 0) this.#hasNet = watched.hasNet;
      this.#startMs += watched.durationMs + betweenClipsMs;
      if (watched.people > 1) this.#severalPeople.push(name);
      if (watched.faces.length > 0) return watched.faces;
      this.#leftOut.push({ file: name, code: 'no-face', reason: 'no face was found in it' });
    } catch (error) {
      if (!isFault(error) || error.code.startsWith('vision')) throw error;
      this.#leftOut.push({ file: name, code: error.code, reason: error.message });
    }
    return null;
  }
}
