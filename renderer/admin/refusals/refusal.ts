import type { NamedAuditEntry } from '../../../contract/audit-sentence.js';

/** A face that the liveness check refused at the door. */
export interface Refusal {
  readonly seq: number;
  /** UTC. */
  readonly at: string;
  /** As whom the face was recognised. */
  readonly name: string;
  readonly reason: string;
  /** Each cue with its value, in the order of the columns. */
  readonly cues: readonly string[];
}

/** The cues, as headings of a table. */
export const cueNames = [
  'Surroundings that move with the face',
  'Surroundings that stay',
  'Distance from a plane',
  'Turn to a side',
  'Nod',
] as const;

const reasons: Readonly<Record<string, string>> = {
  flat: 'It moved like a flat picture',
  'wrong-direction': 'Turned another way than asked, twice',
  'too-slow': 'Did not turn as asked, twice',
  moved: 'Moved away during the challenge',
  surroundings: 'The surroundings moved with the face that turned',
};

/** The challenge failed because the face stayed flat. */
const flatTurn = 'Stayed flat while it turned';

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
  const { challenge = null, why = '', cues } = facts;
  const reason = challenge === 'flat' ? flatTurn : (reasons[challenge ?? why] ?? why);
  const { ring, planarity, turn, nod } = cues ?? {};
  return {
    seq,
    at,
    name: targetName ?? target ?? '',
    reason,
    cues: [
      percent(ring?.withFace),
      percent(ring?.still),
      decimal(planarity?.residual, 3),
      decimal(turn, 2),
      decimal(nod, 2),
    ],
  };
}

/** A dash where too little moved to measure. */
function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)}%`;
}

function decimal(value: number | undefined, digits: number): string {
  return value === undefined ? '–' : value.toFixed(digits);
}
