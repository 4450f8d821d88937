import type { LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { t } from '../messages/text.js';
import { shareText } from './share-text.js';
import { kindInSentence } from './recording-texts.js';

/**
 * What a measurement proposes, and why, in the screen's language.
 * @param needed how many recordings of each sort a proposal needs.
 */
export function proposalText(
  { recordings: { live, attacks }, byPolicy, proposal: { reason, attack } }: LivenessMeasurement,
  needed: { readonly live: number; readonly attacks: number },
): string {
  const { balanced, strict } = byPolicy;
  const acceptedBy = ({ apcer }: typeof strict): string =>
    shareText(attack === null ? 0 : (apcer[attack] ?? 0));
  return t(`liveness.proposal.${reason}`, {
    live,
    attacks: Object.values(attacks).reduce((sum, count) => sum + count, 0),
    neededLive: needed.live,
    neededAttacks: needed.attacks,
    kind: attack === null ? '' : kindInSentence(attack),
    accepted: acceptedBy(balanced),
    refused: shareText(balanced.bpcer),
    bound: shareText(balanced.bpcerBounds[1]),
    strictAccepted: acceptedBy(strict),
    strictRefused: shareText(strict.bpcer),
    strictBound: shareText(strict.bpcerBounds[1]),
  });
}
