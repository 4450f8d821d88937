import type { CameraState } from '../camera/camera-state.js';
import type { Panel } from './panel.js';

/** Problems that take precedence over the recognition state. */
type Trouble = 'starting' | 'disconnected' | 'updating' | 'elsewhere' | 'restarting' | 'trouble';
/** What the screen shows. */
export type Shown =
  | Panel
  | { readonly kind: Trouble }
  | { readonly kind: 'camera'; readonly camera: Exclude<CameraState, 'live'> };
