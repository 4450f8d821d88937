export const refusalsEn = {
  'refusals.title': 'Refused at the door',
  'refusals.about':
    'Faces that were recognised but did not seem to be alive. No pictures are kept. Speak to people whose own face is refused often: they may need a PIN, or the policy is too strict for your site.',
  'refusals.table': 'Refusals',
  'refusals.time': 'Time',
  'refusals.name': 'Recognised as',
  'refusals.reason': 'Reason',
  'refusals.none': 'No face was refused.',
  'refusals.older': 'Show older refusals',
  'refusals.cue.withFace': 'Surroundings that move with the face',
  'refusals.cue.still': 'Surroundings that stay still',
  'refusals.cue.plane': 'Distance from a plane',
  'refusals.cue.turn': 'Turn to a side',
  'refusals.cue.nod': 'Nod',
  'refusals.why.flat': 'It moved like a flat picture',
  'refusals.why.wrong-direction': 'Turned in the wrong direction, twice',
  'refusals.why.too-slow': 'Did not turn as asked, twice',
  'refusals.why.moved': 'Moved away during the challenge',
  'refusals.why.surroundings': 'The surroundings moved with the face that turned',
  'refusals.why.flat-turn': 'Stayed flat while it turned',
} as const;

export type RefusalsMessages = Readonly<Record<keyof typeof refusalsEn, string>>;
