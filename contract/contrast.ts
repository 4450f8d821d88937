/** A colour as `#rrggbb`. */
type Channels = readonly [red: number, green: number, blue: number];

function channelsOf(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminanceOf(colour: string): number {
  const [red, green, blue] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). @param a, b such as `#0e6378`. */
export function contrastOf(a: string, b: string): number {
  const [darker, lighter] = [luminanceOf(a), luminanceOf(b)].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
}

/** What text of normal size needs (WCAG 2.2, success criterion 1.4.3). */
export const minContrast = 4.5;

/** The text on the accent: white in the light theme, nearly black in the dark theme (`--on-accent`). */
export const textOnAccent = { light: '#ffffff', dark: '#06222b' } as const;

/**
 * The nearest colour on which text can be read: the same one if its contrast is sufficient, otherwise one that is as
 * little darker (for light text) or lighter (for dark text) as possible.
 * @param colour such as `#f0a000`.
 */
export function readableWith(text: string, colour: string): string {
  const end = luminanceOf(text) > 0.5 ? 0 : 255;
  // 256 steps: finer ones do not change a colour of 8 bits.
  for (let step = 0; step <= 256; step++) {
    const mixed = channelsOf(colour)
      .map((channel) => Math.round(channel + ((end - channel) * step) / 256))
      .map((channel) => channel.toString(16).padStart(2, '0'));
    const candidate = `#${mixed.join('')}`;
    if (contrastOf(candidate, text) >= minContrast) return candidate;
  }
  throw new Error(`No colour has enough contrast with ${text}.`);
}
