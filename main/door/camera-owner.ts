import { Fault } from '../../contract/fault.js';

/**
 * Which screen's camera the door watches. Two cameras must not feed one door: faces of both would be
 * taken for one person's.
 */
export class CameraOwner<Screen extends object> {
  #owner: Screen | null = null;

  /** @param onChange called when another screen becomes the owner. */
  constructor(private readonly onChange: () => void) {}

  /**
   * Makes a screen the owner.
   * @param takeOver whether it may take the place of another one.
   * @throws Fault `camera-elsewhere` where another screen is the owner.
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

  /** To be called when a screen is closed: the next one may become the owner. */
  release(screen: Screen): void {
    if (this.#owner === screen) this.#owner = null;
  }
}
