/** The parts of a key press that distinguish a card reader from a person. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'timeStamp' | 'repeat'>;

/**
 * The longest time between two keys of a reader: they send a key every 1 to 20 ms, and people one every 100 ms and more
 * (Dhakal et al., "Observations on Typing from 136 Million Keystrokes", CHI 2018, of fast typists).
 */
const maxGapMs = 50;
/** Shorter bursts may be two hands on a keyboard. The shortest usual number is 4 bytes of a chip, 8 or 10 digits. */
const minLength = 6;
const maxLength = 64;

/**
 * Tells cards at a USB reader, which types like a keyboard and ends with Enter, from a person who types. It looks at
 * the keys and not at their letters, so that neither the layout nor Shift make a difference.
 */
export class CardReader {
  #typed = '';
  #lastMs = -Infinity;

  /** @returns the card, with the Enter that ends it; else null. */
  key({ code, timeStamp, repeat }: KeyPress): string | null {
    const isFast = timeStamp - this.#lastMs <= maxGapMs && !repeat;
    this.#lastMs = timeStamp;
    if (code === 'ShiftLeft' || code === 'ShiftRight') return null;
    const before = isFast ? this.#typed : '';
    const character = /^(?:Digit|Numpad|Key)([0-9A-Z])$/.exec(code)?.[1];
    this.#typed = character === undefined ? '' : before + character;
    const isEnd = code === 'Enter' || code === 'NumpadEnter';
    return isEnd && before.length >= minLength && before.length <= maxLength ? before : null;
  }
}
