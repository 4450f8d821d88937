import type { LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { counted } from '../../../contract/plural.js';
import { needed } from '../../lab/liveness/propose.js';

type Rates = LivenessMeasurement['byPolicy']['strict'];

/** What a measurement proposes, and why. */
export function proposalSentence({
  recordings: { live, attacks },
  byPolicy: { balanced, strict },
  proposal: { reason, attack },
}: LivenessMeasurement): string {
  const attackCount = Object.values(attacks).reduce((sum, count) => sum + count, 0);
  const acceptedBy = ({ apcer }: Rates): string =>
    shareText(attack === null ? 0 : (apcer[attack] ?? 0));
  const accepts = `balanced accepts ${acceptedBy(balanced)} of the attacks of one kind (${attack})`;
  switch (reason) {
    case 'too-few-recordings':
      return `Too few recordings to say: ${live} of live people and ${attackCount} of attacks; at least ${needed.live} and ${needed.attacks} are needed.`;
    case 'balanced-refuses-too-many':
      return `Neither: balanced ${refuses(balanced)}. Improve the light, or move the camera to the height of the eyes, and record again.`;
    case 'balanced-stops-attacks':
      return `Balanced: it stops the ${counted(attackCount, 'recorded attack')} and ${refuses(balanced)}.`;
    case 'strict-stops-no-more':
      return `Balanced: ${accepts}, and strict does not stop more.`;
    case 'strict-refuses-too-many':
      return `Balanced: although ${accepts}, strict ${refuses(strict)}, which is too many.`;
    case 'strict-stops-more':
      return `Strict: ${accepts}; strict accepts ${acceptedBy(strict)} and ${refuses(strict)}.`;
  }
}

function refuses({ bpcer, bpcerBounds: [, upper] }: Rates): string {
  return `refuses ${shareText(bpcer)} of the live people (at most ${shareText(upper)} with 95% confidence)`;
}

/** A share as a percentage; a small one with one decimal. */
function shareText(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)}%`;
}
