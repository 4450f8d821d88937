import type { DoorCase } from '../../../contract/calls/door-cases.js';
import { counted } from '../../../contract/plural.js';

/** What happened, and what to do, in a sentence or two. */
export function caseSentence({ kind, person, takenFor, count }: DoorCase): string {
  const times = count === 1 ? '' : ` (${counted(count, 'time')})`;
  const taken = takenFor?.name ?? '';
  switch (kind) {
    case 'help':
      return 'Somebody asked for help. Add their punch, or enrol them.';
    case 'near-miss':
      return `${person?.name ?? ''} was not recognised, and used their PIN${times}. Add a photo of them.`;
    case 'look-alike':
      return person === null
        ? `Somebody was taken for ${taken}${times}. Find out who it was, and enrol both again.`
        : `${person.name} was taken for ${taken}${times}. Enrol both again with more photos.`;
  }
}
