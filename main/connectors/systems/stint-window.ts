/** How far around a time stints are looked for, by their beginning: none takes longer than three days. In ms. */
export const stintWindowMs = 3 * 86_400_000;
