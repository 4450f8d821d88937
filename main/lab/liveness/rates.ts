import type { Output } from '../../../contract/contract.js';
import { median } from '../../liveness/cues.js';
import { judgeEach, type CueName } from '../../liveness/judge.js';
import { bestChanceOfTwo, challengeChance } from './challenge-chance.js';
import { tryClip, type Trial, type TriedClip } from './trial.js';
import { wilsonInterval } from './wilson.js';

type Report = Output<'evaluate.liveness'>;
type Policy = Report['policy'];
type Rates = Report['byPolicy']['strict'];
type CueShares = Report['cues']['turn']['bonaFide'];

/** A clip with each policy. */
type Trials<Each extends Trial> = Readonly<Record<Policy, Each>>;
/** An attack's clip, which is also played to challenges that were not asked when it was made. */
interface AttackTrial extends Trial {
  /** The chance to pass the challenge, 0 to 1; 0 unless `challenged`. */
  readonly chance: number;
  /** The same with the two directions that suit the attacker best. */
  readonly chanceOfTwo: number;
}

/** The clips of one kind of attack. */
export interface TriedKind {
  readonly kind: string;
  readonly clips: readonly Trials<AttackTrial>[];
}

/** The rates of both policies. */
export type RatesByPolicy = Report['byPolicy'];

/** Plays a clip of a live person with each policy. */
export function tryLive(clip: TriedClip): Trials<Trial> {
  return { balanced: tryClip(clip, 'balanced'), strict: tryClip(clip, 'strict') };
}

/** Plays an attack's clip with each policy. @param random uniform, 0 to 1. */
export function tryAttack(clip: TriedClip, random: () => number): Trials<AttackTrial> {
  const { balanced, strict } = tryLive(clip);
  const withChances = (trial: Trial): AttackTrial => {
    const { challengedAt } = trial;
    if (challengedAt === null) return { ...trial, chance: 0, chanceOfTwo: 0 };
    if (trial.turned?.hasPassed === true) return { ...trial, chance: 1, chanceOfTwo: 1 };
    const chance = challengeChance(clip.faces, challengedAt, random);
    const best = bestChanceOfTwo(clip.faces, challengedAt);
    return { ...trial, chance, chanceOfTwo: Math.max(chance, best) };
  };
  return { balanced: withChances(balanced), strict: withChances(strict) };
}

/** The rates of both policies on clips of live people and of attacks. */
export function ratesByPolicy(
  live: readonly Trials<Trial>[],
  attacks: readonly TriedKind[],
): RatesByPolicy {
  return {
    balanced: ratesOf(live, attacks, 'balanced'),
    strict: ratesOf(live, attacks, 'strict'),
  };
}

function ratesOf(
  bonaFide: readonly Trials<Trial>[],
  attacks: readonly TriedKind[],
  policy: Policy,
): Rates {
  const live = bonaFide.map((trials) => trials[policy]);
  const refused = live.filter(isRefused).length;
  const challenged = live.filter(({ outcome }) => outcome === 'challenged');
  const turned = challenged.flatMap((trial) => (trial.turned === null ? [] : [trial.turned]));
  const atOnce = live.filter(({ outcome, waitedMs }) => outcome === 'passed' && waitedMs === 0);
  const perKind = <Value>(valueOf: (trials: readonly AttackTrial[]) => Value) =>
    Object.fromEntries(
      attacks.map(({ kind, clips }) => [kind, valueOf(clips.map((trials) => trials[policy]))]),
    );
  const sumOf = (trials: readonly AttackTrial[], chance: 'chance' | 'chanceOfTwo'): number =>
    trials.reduce((sum, one) => sum + (one.outcome === 'passed' ? 1 : one[chance]), 0);
  return {
    bpcer: shareOf(refused, live.length),
    bpcerBounds: wilsonInterval(refused, live.length),
    challenged: shareOf(challenged.length, live.length),
    passedAtOnce: shareOf(atOnce.length, live.length),
    medianWaitMs: median(live.map(({ waitedMs }) => waitedMs)),
    medianTurnMs: turned.length === 0 ? null : median(turned.map(({ tookMs }) => tookMs)),
    apcer: perKind((trials) => shareOf(sumOf(trials, 'chance'), trials.length)),
    apcerBounds: perKind((trials) => wilsonInterval(sumOf(trials, 'chance'), trials.length)),
    apcerTwoDirections: perKind((trials) => shareOf(sumOf(trials, 'chanceOfTwo'), trials.length)),
    apcerTwoDirectionsBounds: perKind((trials) =>
      wilsonInterval(sumOf(trials, 'chanceOfTwo'), trials.length),
    ),
    passedUnchallenged: perKind((trials) =>
      shareOf(trials.filter(({ outcome }) => outcome === 'passed').length, trials.length),
    ),
  };
}

/** A live person who was not asked to turn is refused by the motion only. */
function isRefused({ outcome, turned }: Trial): boolean {
  return outcome === 'refused' || turned?.hasPassed === false;
}

/** What each cue alone says about the clips. @param hasNet whether anti-spoofing nets were asked. */
export function cueFigures(
  live: readonly Trials<Trial>[],
  attacks: readonly TriedKind[],
  hasNet: boolean,
): Report['cues'] {
  const figures = (cue: CueName): Report['cues']['turn'] => ({
    bonaFide: cueShares(live, cue),
    attacks: Object.fromEntries(attacks.map(({ kind, clips }) => [kind, cueShares(clips, cue)])),
  });
  return {
    surroundings: figures('surroundings'),
    flatness: figures('flatness'),
    turn: figures('turn'),
    ...(hasNet ? { net: figures('net') } : {}),
  };
}

function cueShares(clips: readonly Trials<Trial>[], cue: CueName): CueShares {
  const votes = clips.map(({ strict }) => judgeEach(strict.allCues)[cue]);
  const share = (vote: string) => shareOf(votes.filter((one) => one === vote).length, clips.length);
  return { head: share('head'), flat: share('flat'), doubt: share('doubt') };
}

function shareOf(count: number, total: number): number {
  return total === 0 ? 0 : count / total;
}
