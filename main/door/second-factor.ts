import type { DoorState } from '../../contract/calls/kiosk.js';
import type { Arrival } from '../attendance/punch/record.js';
import type { Door } from './door.js';
import type { DoorData } from './door-data.js';

/** How the face of a person was recognised, for the journal. */
type FaceMatch = Pick<Arrival, 'modelId' | 'distance' | 'margin'>;

/** Somebody who was recognised and asked for more. */
interface Asked {
  readonly match: FaceMatch;
  readonly trackId: number;
  readonly untilMs: number;
}

/** Time to type a number and a PIN, or to find a badge, after the face was last seen. */
const answerMs = 60_000;

/**
 * Asks people who look like somebody else here for a PIN, a badge or a card besides their face, because one may be
 * taken for the other. Only if the settings say so.
 */
export class SecondFactor {
  /** By subject id. */
  readonly #asked = new Map<string, Asked>();

  constructor(private readonly data: Pick<DoorData, 'settings' | 'people'>) {}

  /**
   * Asks a recognised person for more.
   * @param nowMs on a monotonic clock.
   * @returns what to show instead of a punch; null if the face is enough.
   */
  ask(
    { subjectId, ...match }: FaceMatch & { readonly subjectId: string },
    trackId: number,
    nowMs: number,
  ): DoorState | null {
    const { settings, people } = this.data;
    if (!settings.asksLookAlikes || people.gallery.lookAlikesOf(subjectId).length === 0)
      return null;
    this.#asked.set(subjectId, { match, trackId, untilMs: nowMs + answerMs });
    return { kind: 'second-factor' };
  }

  /**
   * Takes in the identity that a PIN, badge or card shows.
   * @returns how their face was recognised just before; null without it. A person who was taken for their look-alike is
   *   served, but the face was not theirs.
   */
  take(subjectId: string, nowMs: number): FaceMatch | null {
    const asked = this.#asked.get(subjectId);
    return asked !== undefined && nowMs <= asked.untilMs ? asked.match : null;
  }

  /** The person was served: the door continues with others, and shows this for the person. */
  endFor(subjectId: string, door: Door, state: DoorState): void {
    const { gallery } = this.data.people;
    const others = gallery.has(subjectId) ? gallery.lookAlikesOf(subjectId) : [];
    for (const id of [subjectId, ...others]) {
      const asked = this.#asked.get(id);
      if (asked === undefined) continue;
      door.show(asked.trackId, state);
      this.#asked.delete(id);
    }
  }

  /** Forgets everyone, when another screen's camera takes over. */
  clear(): void {
    this.#asked.clear();
  }
}
