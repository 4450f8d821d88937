import type { NamedAuditEntry } from '../../../contract/audit-sentence.js';

/** The cues, in the order of the table's columns; the messages `refusals.cue.<name>` are their headings. */
export const cueNames = ['withFace', 'still', 'plane', 'turn', 'nod'] as const;
export type CueName = (typeof cueNames)[number];

/** Why a face was refused; the messages are `refusals.why.<reason>`. */
const reasons = [
  ...(['flat', 'flat-turn', 'wrong-direction', 'too-slow'] as const),
  ...(['moved', 'surroundings'] as const),
];

/** A face that the liveness check refused at the door. */
export interface Refusal {
  readonly seq: number;
  /** UTC. */
  readonly at: string;
  /** Name of the person the face was recognised as. */
  readonly name: string;
  /** Null for a reason of a newer version. */
  readonly reason: (typeof reasons)[number] | null;
  /** The reason as recorded. */
  readonly why: string;
  /** Shares of surroundings and measures of motion; null where too little moved to measure. */
  readonly cues: Readonly<Record<CueName, number | null>>;
}

/** A refusal from its entry in the audit log. */
export function refusalOf({ seq, at, target, targetName, after }: NamedAuditEntry): Refusal {
  const facts = (after ?? {}) as {
    why?: string;
    challenge?: string | null;
    cues?: {
      ring?: { withFace: number; still: number } | null;
      planarity?: { residual: number } | null;
      turn?: number;
      nod?: number;
    } | null;
  };
  const { ring, planarity, turn, nod } = facts.cues ?? {};
  // A challenge that failed because the face stayed flat while it turned.
  const why = facts.challenge === 'flat' ? 'flat-turn' : (facts.challenge ?? facts.why ?? '');
  return {
    seq,
    at,
    name: targetName ?? target ?? '',
    reason: reasons.find((reason) => reason === why) ?? null,
    why,
    cues: {
      withFace: ring?.withFace ?? null,
      still: ring?.still ?? null,
      plane: planarity?.residual ?? null,
      turn: turn ?? null,
      nod: nod ?? null,
    },
  };
}
