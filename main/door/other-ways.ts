import type { Input, Output } from '../../contract/contract.js';
import type { Arrival } from '../attendance/punch/record.js';
import type { DoorData } from './door-data.js';
import type { Supervision } from './supervision.js';

/** A punch that is not made by the face. */
export type WithoutFace = Pick<Arrival, 'subjectId' | 'method' | 'confirmedBy' | 'direction'>;
export type PunchOtherWay = (who: WithoutFace) => Promise<Output<'kiosk.pin'>>;

/** The ways to clock in besides the face that people start at the screen. */
export class OtherWays {
  /** @param punch records the punch. */
  constructor(
    private readonly data: Pick<DoorData, 'pins' | 'people'>,
    private readonly supervision: Supervision,
    private readonly punch: PunchOtherWay,
  ) {}

  /**
   * Clocks in or out with number and PIN, or a code from the phone.
   * @param screen where it was typed.
   * @throws Fault `wrong-pin`, `code-used`, `pin-locked`.
   */
  async pin(
    { number, pin, direction }: Input<'kiosk.pin'>,
    screen: object = this,
  ): Promise<Output<'kiosk.pin'>> {
    const typed = await this.data.pins.typed(number, pin, null, screen);
    return this.punch({ ...typed, direction });
  }

  /** Clocks in or out with a card. @param screen where it was held. @throws Fault `wrong-badge`, `pin-locked`. */
  async card(
    { card, direction }: Input<'kiosk.card'>,
    screen: object = this,
  ): Promise<Output<'kiosk.card'>> {
    const subjectId = await this.data.pins.subjectWith('card', card, screen);
    return this.punch({ subjectId, method: 'card', direction });
  }

  /**
   * Asks a supervisor about the person that the liveness check refused.
   * @returns the name of that person. Only a supervisor sees it.
   * @throws Fault as `pin`, `Supervision.ask`.
   */
  async supervise(
    { number, pin }: Input<'kiosk.supervise'>,
    screen: object = this,
  ): Promise<Output<'kiosk.supervise'>> {
    const { pins, people } = this.data;
    const supervisorId = await pins.subjectOf(number, pin, null, screen);
    const subjectId = this.supervision.ask(supervisorId, people, performance.now());
    return { name: people.nameOf(subjectId) ?? '' };
  }

  /**
   * Clocks in or out the person that a supervisor confirmed.
   * @throws Fault `too-late`; `disk-full`, `data-read-only`, and then the supervisor can confirm again.
   */
  async confirm({ direction }: Input<'kiosk.confirm'>): Promise<Output<'kiosk.confirm'>> {
    const confirmed = this.supervision.confirm(performance.now());
    try {
      return await this.punch({ ...confirmed, method: 'supervisor', direction });
    } catch (error) {
      this.supervision.putBack(confirmed, performance.now());
      throw error;
    }
  }
}
