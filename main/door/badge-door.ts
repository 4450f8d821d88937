import type { Direction, DoorState } from '../../contract/calls/kiosk.js';
import type { Frame } from '../../contract/face.js';
import { isFault } from '../../contract/fault.js';
import type { BadgeReader } from './badge-reader.js';
import type { DoorData } from './door-data.js';
import type { PunchOtherWay } from './other-ways.js';
import type { Unrecorded } from './unrecorded.js';

/** A badge that was read within this time is still being held up. */
const heldMs = 1500;
/** A badge is tried again only after it was out of view for this long. */
const awayMs = 3000;
/** A little more than the longest time between two frames of an idle door. */
const frameMs = 1000;

/** A badge in front of the camera. */
interface Shown {
  readonly text: string;
  /** When it was last read, on a monotonic clock. */
  seenMs: number;
  isDone: boolean;
}

/** Printed badges at the door: each that is held up is tried once. */
export class BadgeDoor {
  #shown: Shown | null = null;
  #lastFrameMs = 0;

  constructor(
    private readonly data: Pick<DoorData, 'settings' | 'pins'>,
    private readonly reader: Pick<BadgeReader, 'offer' | 'take' | 'close'>,
    private readonly punch: PunchOtherWay,
    private readonly unrecorded: Pick<Unrecorded, 'stateFor'>,
  ) {}

  /**
   * Takes in a frame.
   * @param direction what the person chose; null for nothing.
   * @returns what to show about a badge; null for nothing.
   */
  async see(frame: Frame, direction: Direction | null): Promise<DoorState | null> {
    const { settings } = this.data;
    if (!settings.badges.printed) {
      this.#shown = null;
      await this.reader.close();
      return null;
    }
    const nowMs = performance.now();
    // Without frames, such as behind an open dialog, a tried badge does not count as out of view.
    const pauseMs = Math.max(0, nowMs - this.#lastFrameMs - frameMs);
    this.#lastFrameMs = nowMs;
    if (this.#shown?.isDone === true) this.#shown.seenMs += pauseMs;
    this.reader.offer(frame, nowMs);
    const text = this.reader.take();
    if (text !== null) this.#note(text, nowMs);
    const shown = this.#shown;
    if (shown === null || shown.isDone || nowMs - shown.seenMs > heldMs) return null;
    if (settings.direction === 'ask' && direction === null) return { kind: 'choose-direction' };
    shown.isDone = true;
    return this.#try(shown, direction);
  }

  /** Another screen took over. */
  clear(): void {
    this.#shown = null;
  }

  #note(text: string, nowMs: number): void {
    const shown = this.#shown;
    const isSame = shown?.text === text && nowMs - shown.seenMs < awayMs;
    if (isSame) shown.seenMs = nowMs;
    else this.#shown = { text, seenMs: nowMs, isDone: false };
  }

  async #try(shown: Shown, direction: Direction | null): Promise<DoorState> {
    try {
      const subjectId = await this.data.pins.subjectWith('printed', shown.text, this);
      return await this.punch({ subjectId, method: 'qr', direction });
    } catch (error) {
      if (!isFault(error)) throw error;
      if (error.code === 'wrong-badge' || error.code === 'pin-locked') {
        return { kind: 'wrong-badge' };
      }
      // The disk may have space by the next frame.
      shown.isDone = false;
      return this.unrecorded.stateFor(error);
    }
  }
}
