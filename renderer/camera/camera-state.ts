/** State of the camera, as shown on the screen. */
export type CameraState =
  | 'starting'
  | 'live'
  | 'no-camera'
  | 'refused'
  | 'in-use'
  | 'unplugged'
  | 'frozen'
  | 'black'
  /** Another camera than the one the administrator allows. */
  | 'not-allowed'
  | 'failed';

/**
 * The state for an error name thrown by `getUserMedia`.
 * @param previous an unplugged camera stays "unplugged" until a camera is found again.
 */
export function stateOfFailure(name: string, previous: CameraState): CameraState {
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return previous === 'unplugged' ? 'unplugged' : 'no-camera';
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'in-use';
    default:
      return 'failed';
  }
}
