import type { Input, Output } from '../../../contract/contract.js';
import { isFault } from '../../../contract/fault.js';
import type { Refusal } from '../../../contract/fields.js';
import { randomFrom } from '../../base/random-from.js';
import { judgeEach, type CueName } from '../../liveness/judge.js';
import type { Vision } from '../../vision/client/client.js';
import type { Progress } from '../lab-data.js';
import { attackClipsIn, clipsIn } from './clips-in.js';
import type { Clip } from './clip.js';
import { tryClip, type Trial } from './trial.js';
import { betweenClipsMs, watchClip } from './watch-clip.js';
import { wilsonInterval } from './wilson.js';

type Report = Output<'evaluate.liveness'>;
type Rates = Report['byPolicy']['strict'];
type CueShares = Report['cues'][CueName]['bonaFide'];

/** The kind of clips of live people, in the lists of clips. */
const bonaFideKind = 'bona fide';
const seed = 1;

/** A clip with each policy. */
type Trials = Readonly<Record<Report['policy'], Trial>>;

/** The clips of one kind. */
interface Tried {
  readonly kind: string;
  readonly clips: Trials[];
}

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
  const kinds = [{ kind: bonaFideKind, clips: await clipsIn(bonaFide) }].concat(
    await attackClipsIn(attacks),
  );
  const total = kinds.reduce((sum, { clips }) => sum + clips.length, 0);
  const leftOut: Refusal[] = [];
  const severalPeople: string[] = [];
  const random = randomFrom(seed);
  let startMs = 0;
  let done = 0;
  const tryOne = async (kind: string, clip: Clip): Promise<Trials | null> => {
    const name = `${kind}/${clip.name}`;
    onProgress(done, total);
    done += 1;
    try {
      const watched = await watchClip(clip, framesPerSecond, vision, startMs);
      startMs += watched.durationMs + betweenClipsMs;
      if (watched.people > 1) severalPeople.push(name);
      if (watched.faces.length > 0) {
        return {
          balanced: tryClip(watched.faces, 'balanced', random),
          strict: tryClip(watched.faces, 'strict', random),
        };
      }
      leftOut.push({ file: name, code: 'no-face', reason: 'no face was found in it' });
    } catch (error) {
      if (!isFault(error) || error.code.startsWith('vision')) throw error;
      leftOut.push({ file: name, code: error.code, reason: error.message });
    }
    return null;
  };
  const tried: Tried[] = [];
  for (const { kind, clips } of kinds) {
    const results: Trials[] = [];
    for (const clip of clips) {
      const trials = await tryOne(kind, clip);
      if (trials !== null) results.push(trials);
    }
    if (kind === bonaFideKind || results.length > 0) tried.push({ kind, clips: results });
  }
  onProgress(total, total);
  return { policy, ...reportOf(tried, policy), leftOut, severalPeople };
}

function reportOf(
  [bonaFide, ...attacks]: Tried[],
  policy: Report['policy'],
): Omit<Report, 'policy' | 'leftOut' | 'severalPeople'> {
  const live = bonaFide!.clips;
  const counts = Object.fromEntries(attacks.map(({ kind, clips }) => [kind, clips.length]));
  const byPolicy = {
    balanced: ratesOf(live, attacks, 'balanced'),
    strict: ratesOf(live, attacks, 'strict'),
  };
  return {
    sequences: attacks.reduce((sum, { clips }) => sum + clips.length, live.length),
    sequencesOf: { bonaFide: live.length, attacks: counts },
    ...byPolicy[policy],
    byPolicy,
    cues: {
      surroundings: cueFigures(live, attacks, 'surroundings'),
      flatness: cueFigures(live, attacks, 'flatness'),
      turn: cueFigures(live, attacks, 'turn'),
    },
  };
}

function ratesOf(
  bonaFide: readonly Trials[],
  attacks: readonly Tried[],
  policy: Report['policy'],
): Rates {
  const live = bonaFide.map((trials) => trials[policy]);
  const refused = live.filter(({ outcome }) => outcome === 'refused').length;
  const passed = live.filter(({ outcome }) => outcome === 'passed');
  const perKind = <Value>(valueOf: (trials: readonly Trial[]) => Value) =>
    Object.fromEntries(
      attacks.map(({ kind, clips }) => [kind, valueOf(clips.map((trials) => trials[policy]))]),
    );
  return {
    bpcer: shareOf(refused, live.length),
    bpcerBounds: wilsonInterval(refused, live.length),
    challenged: shareOf(live.length - refused - passed.length, live.length),
    passedAtOnce: shareOf(passed.filter(({ waitedMs }) => waitedMs === 0).length, live.length),
    medianWaitMs: medianWait(live),
    apcer: perKind((trials) => shareOf(accepted(trials), trials.length)),
    apcerBounds: perKind((trials) => wilsonInterval(accepted(trials), trials.length)),
    passedUnchallenged: perKind((trials) =>
      shareOf(trials.filter(({ outcome }) => outcome === 'passed').length, trials.length),
    ),
  };
}

function cueFigures(
  live: readonly Trials[],
  attacks: readonly Tried[],
  cue: CueName,
): Report['cues'][CueName] {
  return {
    bonaFide: cueShares(live, cue),
    attacks: Object.fromEntries(attacks.map(({ kind, clips }) => [kind, cueShares(clips, cue)])),
  };
}

/** Attacks that pass at once, and the chances of the others to pass the challenge. */
function accepted(trials: readonly Trial[]): number {
  return trials.reduce(
    (sum, { outcome, challengePassed }) => sum + (outcome === 'passed' ? 1 : challengePassed),
    0,
  );
}

function cueShares(clips: readonly Trials[], cue: CueName): CueShares {
  const votes = clips.map(({ strict }) => judgeEach(strict.allCues)[cue]);
  const share = (vote: string) => shareOf(votes.filter((one) => one === vote).length, clips.length);
  return { head: share('head'), flat: share('flat'), doubt: share('doubt') };
}

function medianWait(trials: readonly Trial[]): number {
  const waits = trials.map(({ waitedMs }) => waitedMs).sort((one, other) => one - other);
  return waits[waits.length >> 1] ?? 0;
}

function shareOf(count: number, total: number): number {
  return total === 0 ? 0 : count / total;
}
