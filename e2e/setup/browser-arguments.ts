import { join } from 'node:path';

export interface OpenOptions {
  /** What the camera sees: a file of the set-up, by its name; null for no camera at all. */
  readonly camera: string | null;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** False: the person at the screen refuses the camera. */
  readonly allowCamera?: boolean;
  /** True: somebody found the address, but not its token. */
  readonly withoutToken?: boolean;
}

/** Chromium's switches for a fake camera, as root in a container, with nothing reaching the network. */
export function cameraArguments(
  { camera, allowCamera = true }: OpenOptions,
  prepared: string,
): string[] {
  // A file that is not there is a camera that is not there.
  const file = join(prepared, `${camera ?? 'missing'}.y4m`);
  return [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${file}`,
    ...(allowCamera ? ['--use-fake-ui-for-media-stream'] : []),
  ];
}
