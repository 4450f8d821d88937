/** How far around a time to look for stints, by their beginning: no stint is longer than three days. In ms. */
export const stintWindowMs = 3 * 86_400_000;
