/** How the camera is, as the screen tells it. */
export type CameraState =
  | 'starting'
  | 'live'
  | 'no-camera'
  | 'refused'
  | 'in-use'
  | 'unplugged'
  | 'frozen'
  | 'black'
  | 'failed';

/**
 * What a camera that could not be opened says, by the names that `getUserMedia` throws.
 * @param before an unplugged camera stays so until there is one again.
 */
export function stateOfFailure(name: string, before: CameraState): CameraState {
  switch (name) {
    case 'NotFoundError':
    case 'OverconstrainedError':
      return before === 'unplugged' ? 'unplugged' : 'no-camera';
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
