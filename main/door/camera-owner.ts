import { Fault } from '../../contract/fault.js';

/**
 * The screen whose camera feeds the door. Frames of two cameras must not be mixed: a face in one could be
 * mistaken for a face in the other.
 */
export class CameraOwner<Screen extends object> {
  #owner: Screen | null = null;
  /** When the last picture came, in milliseconds since 1970; null without one. */
  lastPictureAtMs: number | null = null;

  /** @param onChange called when another screen becomes the owner. */
  constructor(private readonly onChange: () => void) {}

  /**
   * Makes a screen the owner.
   * @param takeOver whether it may replace another screen.
   * @throws Fault `camera-elsewhere` if another screen is the owner.
   */
  claim(screen: Screen, takeOver: boolean): void {
    if (this.#owner === screen) return;
    if (this.#owner !== null && !takeOver) {
      throw new Fault(
        'camera-elsewhere',
        'The kiosk is open on another screen. Use it there, or choose to use this screen.',
      );
    }
    this.#owner = screen;
    this.onChange();
  }

  isOwnedBy(screen: Screen): boolean {
    return this.#owner === screen;
  }

  /** Call it when a screen is closed, so that another one can become the owner. */
  release(screen: Screen): void {
    if (this.#owner === screen) this.#owner = null;
  }
}
