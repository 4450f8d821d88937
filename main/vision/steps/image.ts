/** An upright picture: RGB, 8 bits a channel, rows packed without gaps. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  /** `width · height · 3` bytes. */
  readonly data: Uint8Array;
}
