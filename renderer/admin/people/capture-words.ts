import type { CaptureHint, Pose } from '../../../contract/calls/capture.js';

/** What the person is asked to do for a pose. */
export const poseWords: Readonly<Record<Pose, string>> = {
  front: 'Look straight at the camera',
  left: 'Turn your head slightly to your left',
  right: 'Turn your head slightly to your right',
  up: 'Raise your chin a little',
  down: 'Lower your chin a little',
  glasses: 'Glasses: put them on or take them off, and look straight ahead',
};

/** Under the chosen frames. */
export const poseNames: Readonly<Record<Pose, string>> = {
  front: 'front',
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  glasses: 'glasses',
};

export const hintWords: Readonly<Record<CaptureHint, string>> = {
  'come-closer': 'Come closer.',
  'move-to-middle': 'Move to the middle.',
  'one-at-a-time': 'Only one person, please.',
  'too-dark': 'It is too dark here; turn to the light.',
  'light-behind': 'The light is behind you; turn around.',
  'uncover-face': 'Uncover your face.',
  'look-at-camera': 'Not so far: look towards the camera.',
  'hold-still': 'Hold still.',
  'no-face': 'No face is in the picture.',
  'turn-more': 'A little more.',
  'turn-less': 'Not so far.',
  'somebody-else': 'This is another face than before.',
};
