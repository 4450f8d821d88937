export const selfTestEn = {
  'self-test.title': 'Self-test',
  'self-test.about':
    'Measures how well Rollcall can tell the people at this site apart, based on the samples they were enrolled from. Measuring does not change anything.',
  'self-test.target': 'Accepted strangers',
  'self-test.measure': 'Measure',
  'self-test.measuring': 'Measuring…',
  'self-test.reset': 'The model’s default threshold is in use again.',
  'self-test.applied': 'The recommended threshold is now in use.',
  'self-test.thresholds': 'Thresholds',
  'self-test.threshold': 'Threshold',
  'self-test.distance': 'Distance',
  'self-test.fpir': 'Misidentified (FPIR)',
  'self-test.fnir': 'Not recognised (FNIR)',
  'self-test.current': 'Current',
  'self-test.recommended': 'Recommended',
  'self-test.counts':
    '{people, plural, one {# person} other {# people}} with {samples, plural, one {# sample} other {# samples}}',
  'self-test.samplesPlot':
    'Samples by distance to the same person (blue) and to the nearest other person (red). The line marks the current threshold.',
  'self-test.arrivalsPlot':
    'Arrivals by distance to the same person (blue) and to the nearest other person (red). The line marks the current threshold.',
  'self-test.samePerson': 'Same person',
  'self-test.otherPerson': 'Nearest other person',
  'self-test.single':
    'These figures are for single samples. At the door, several frames are combined and both figures are lower.',
  'self-test.needsPairs':
    'A recommendation needs {needed, plural, one {# pair} other {# pairs}} of samples from different people. This site has {pairs, number}. About 16 people with 3 samples each are enough. Until then, the model’s default threshold is used.',
  'self-test.useRecommended': 'Use recommended threshold',
  'self-test.useDefault': 'Use default threshold',
  'self-test.door': 'At the door',
  'self-test.arrivals':
    '{count, plural, one {# arrival} other {# arrivals}} in the last two weeks. Arrivals of strangers are not kept, so “misidentified” refers to your own people only.',
  'self-test.alike': 'People who look alike',
  'self-test.pair':
    '{same, select, true {{one} and {other}, distance {distance}: probably the same person, enrolled twice} other {{one} and {other}, distance {distance}}}',
  'self-test.noneAlike': 'No one is likely to be mistaken for someone else.',
  'self-test.view': 'Test view',
  'self-test.viewAbout':
    'Shows how the camera sees faces now: their boxes, five points, and the three nearest people with their distances. Nothing is recorded. At the door, several frames are combined.',
  'self-test.openView': 'Start the camera',
  'self-test.closeView': 'Stop the camera',
  'self-test.picture': 'Camera picture, mirrored',
  'self-test.nearest': 'Nearest people',
  'self-test.face': 'Face',
  'self-test.person': 'Person',
  'self-test.result': 'Result',
  'self-test.recognised': 'Recognised',
  'self-test.notRecognised': 'Not recognised',
  'self-test.noFace': 'No face is in the picture.',
  'self-test.noOne': 'No one is enrolled yet.',
} as const;

export type SelfTestMessages = Readonly<Record<keyof typeof selfTestEn, string>>;
