import { AttackKind, type LivenessMeasurement } from '../../../contract/calls/liveness.js';

type Rates = LivenessMeasurement['byPolicy']['strict'];
type Proposal = LivenessMeasurement['proposal'];

/**
 * Fewer recordings say too little: if none of 20 live people is refused, up to 16% may be (Wilson's 95% bound).
 */
export const needed = { live: 20, attacks: 6 } as const;
/** The share of refused live people may be this high at its upper bound: 1 of 20, or 2 of 30. */
const maxRefused = 0.25;
/** Of no kind of attack may more than this share be accepted. */
const maxAccepted = 0.05;

/**
 * Proposes a policy: balanced, unless it accepts more than 5% of a kind of attack; then strict, if it accepts
 * fewer of them. Neither if its upper bound on refused live people is above 25%.
 */
export function propose({
  recordings: { live, attacks },
  byPolicy: { balanced, strict },
}: Omit<LivenessMeasurement, 'proposal'>): Proposal {
  const [attack, accepted] = worstOf(balanced);
  const attackCount = Object.values(attacks).reduce((sum, count) => sum + count, 0);
  if (live < needed.live || attackCount < needed.attacks) {
    return { policy: null, reason: 'too-few-recordings', attack };
  }
  if (refusesTooMany(balanced)) {
    return { policy: null, reason: 'balanced-refuses-too-many', attack };
  }
  if (accepted <= maxAccepted) {
    return { policy: 'balanced', reason: 'balanced-stops-attacks', attack };
  }
  if (attack !== null && strict.apcer[attack]! >= accepted) {
    return { policy: 'balanced', reason: 'strict-stops-no-more', attack };
  }
  if (refusesTooMany(strict)) {
    return { policy: 'balanced', reason: 'strict-refuses-too-many', attack };
  }
  return { policy: 'strict', reason: 'strict-stops-more', attack };
}

function refusesTooMany({ bpcerBounds: [, upper] }: Rates): boolean {
  return upper > maxRefused;
}

/** The kind of attack that is accepted most often, and its share; null without attacks. */
function worstOf({ apcer }: Rates): readonly [kind: AttackKind | null, share: number] {
  return AttackKind.options.reduce<readonly [AttackKind | null, number]>(
    (worst, kind) => {
      const share = apcer[kind];
      return share !== undefined && (worst[0] === null || share > worst[1]) ? [kind, share] : worst;
    },
    [null, 0],
  );
}
