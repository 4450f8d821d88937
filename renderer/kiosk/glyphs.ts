/** Lines of 24 × 24 units, drawn with a round pen of 1.8 units. */
export const glyphs = {
  sun: 'M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4',
  moon: 'M20 14.2A8.3 8.3 0 1 1 9.8 4a6.6 6.6 0 0 0 10.2 10.2Z',
  leave: 'M13 4h6v16h-6M14 12H3M7 8l-4 4 4 4',
  check: 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19ZM7.5 12.3l3.2 3.2 6-6.6',
  choice: 'M8 4 3.5 8.5 8 13M3.5 8.5H20M16 11l4.5 4.5L16 20M20.5 15.5H4',
  hourglass:
    'M6 3h12M6 21h12M7.5 3c0 5 4.5 6 4.5 9s-4.5 4-4.5 9M16.5 3c0 5-4.5 6-4.5 9s4.5 4 4.5 9',
  'unknown-face':
    'M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6v.1',
  keypad: 'M6 5v.1M12 5v.1M18 5v.1M6 11v.1M12 11v.1M18 11v.1M6 17v.1M12 17v.1M18 17v.1',
  'disk-fault':
    'M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3ZM4 6v12c0 1.7 3.6 3 8 3M20 6v5M16 15l5 5M21 15l-5 5',
  undo: 'M8.5 5 4 9.5 8.5 14M4 9.5h10a5.5 5.5 0 0 1 0 11h-3',
  warning: 'M12 3.5 2.5 20h19ZM12 10v4.5M12 17.2v.1',
  steps: 'M5 12h13M13 6.5l5.5 5.5-5.5 5.5M2 12h.1',
  bell: 'M6 16.5V11a6 6 0 1 1 12 0v5.5l1.5 2h-15ZM10 21.5h4M12 5V3',
  start: 'M12 3v9M6.4 6.4a8 8 0 1 0 11.2 0',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0ZM12 17v4M3 3l18 18',
  screens: 'M3 5h12v9H3ZM7 18h4M9 14v4M18 9h3v9h-7v-1',
  restart: 'M20 5v5h-5M4 19v-5h5M19.5 10A8 8 0 0 0 5.6 7.4M4.5 14a8 8 0 0 0 13.9 2.6',
  'no-camera': 'M4 8h4l2-3h4l2 3h4v11H6M12 10a3.4 3.4 0 0 1 3.2 3.6M3 3l18 18',
  lock: 'M5 11h14v10H5ZM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2.5',
  lens: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0ZM8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0Z',
  closer: 'M12 3v11M7 9.5l5 5 5-5M5 20h14',
  middle: 'M3 12h6M6 9l3 3-3 3M21 12h-6M18 9l-3 3 3 3M12 4v16',
  people:
    'M9 4.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4ZM2.5 20c0-4 2.6-6 6.5-6s6.5 2 6.5 6M16 4.8a3.2 3.2 0 0 1 0 6M18 14.3c2.2.8 3.5 2.7 3.5 5.7',
  face: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9 10v.1M15 10v.1M8.5 14.5c2 2 5 2 7 0',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.6 9.4a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8M12 16.6v.1',
  arrive: 'M13 4h6v16h-6M3 12h11M10 8l4 4-4 4',
} as const;
export type GlyphName = keyof typeof glyphs;

/** Glyphs with a direction of reading, which point the other way in right-to-left text. */
export const mirroredGlyphs: readonly GlyphName[] = ['arrive', 'leave', 'steps', 'undo'];
