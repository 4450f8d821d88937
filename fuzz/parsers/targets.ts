import { messageTargets } from './messages.js';
import { modelTargets } from './models.js';
import { pictureTargets } from './pictures.js';
import { storedTargets } from './stored.js';
import { tableTargets } from './tables.js';
import type { Target } from './target.js';

/** Everything that reads bytes from outside, or from a disk that others can write to. */
export const targets: readonly Target[] = [
  ...messageTargets,
  ...tableTargets,
  ...storedTargets,
  ...modelTargets,
  ...pictureTargets,
];
