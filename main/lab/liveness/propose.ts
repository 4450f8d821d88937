import type { LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { counted } from '../../../contract/plural.js';

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
  const attackCount = Object.values(attacks).reduce((sum, count) => sum + count, 0);
  if (live < needed.live || attackCount < needed.attacks) {
    const reason = `Too few recordings to say: ${live} of live people and ${attackCount} of attacks; at least ${needed.live} and ${needed.attacks} are needed.`;
    return { policy: null, reason };
  }
  if (refusesTooMany(balanced)) {
    const reason = `Neither: balanced ${refusalOf(balanced)}. Improve the light, or move the camera to the height of the eyes, and record again.`;
    return { policy: null, reason };
  }
  const [kind, accepted] = worstOf(balanced);
  if (accepted <= maxAccepted) {
    const reason = `Balanced: it stops the ${counted(attackCount, 'recorded attack')} and ${refusalOf(balanced)}.`;
    return { policy: 'balanced', reason };
  }
  const lets = `balanced accepts ${percent(accepted)} of the attacks of one kind (${kind})`;
  if (strict.apcer[kind]! >= accepted) {
    return { policy: 'balanced', reason: `Balanced: ${lets}, and strict does not stop more.` };
  }
  if (refusesTooMany(strict)) {
    return {
      policy: 'balanced',
      reason: `Balanced: although ${lets}, strict ${refusalOf(strict)}, which is too many.`,
    };
  }
  const reason = `Strict: ${lets}; strict accepts ${percent(strict.apcer[kind]!)} and ${refusalOf(strict)}.`;
  return { policy: 'strict', reason };
}

function refusesTooMany({ bpcerBounds: [, upper] }: Rates): boolean {
  return upper > maxRefused;
}

function refusalOf({ bpcer, bpcerBounds: [, upper] }: Rates): string {
  return `refuses ${percent(bpcer)} of the live people (at most ${percent(upper)} with 95% confidence)`;
}

/** The kind of attack that is accepted most often. */
function worstOf({ apcer }: Rates): readonly [kind: string, share: number] {
  return Object.entries(apcer).reduce((worst, next) => (next[1] > worst[1] ? next : worst));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
}
