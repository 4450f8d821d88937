import type { CaptureHint, Pose } from '../../../contract/calls/capture.js';

/** What to ask the person to do for each pose. */
export const poseInstructions: Readonly<Record<Pose, string>> = {
  front: 'Look straight at the camera',
  left: 'Turn your head slightly to the left',
  right: 'Turn your head slightly to the right',
  up: 'Raise your chin a little',
  down: 'Lower your chin a little',
  glasses: 'Put your glasses on or take them off, then look straight ahead',
};

/** Names for the selected pictures. */
export const poseNames: Readonly<Record<Pose, string>> = {
  front: 'front',
  left: 'left',
  right: 'right',
  up: 'up',
  down: 'down',
  glasses: 'glasses',
};

export const hintTexts: Readonly<Record<CaptureHint, string>> = {
  'come-closer': 'Come closer.',
  'move-to-middle': 'Move to the centre.',
  'one-at-a-time': 'Only one person, please.',
  'too-dark': 'It is too dark here. Turn towards the light.',
  'light-behind': 'The light is behind you. Turn around.',
  'uncover-face': 'Uncover your face.',
  'look-at-camera': 'Too far. Look towards the camera.',
  'hold-still': 'Hold still.',
  'no-face': 'No face found.',
  'turn-more': 'A little further.',
  'turn-less': 'A little less.',
  'somebody-else': 'This is a different person.',
};
