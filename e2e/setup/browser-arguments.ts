import { join } from 'node:path';
import { filmFile } from './films.js';

export interface OpenOptions {
  /** What the camera sees: the name of a film (see `films.ts`); null for no camera. */
  readonly camera: string | null;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** False if camera access is refused. */
  readonly allowCamera?: boolean;
  /** True to open the address without its token. */
  readonly withoutToken?: boolean;
  /** Opened instead of the address that the kiosk printed. */
  readonly address?: string;
}

/** Chromium's switches: a fake camera, running as root in a container, and no network traffic. @param film file that the camera plays. */
export function cameraArguments(film: string, { allowCamera = true }: OpenOptions): string[] {
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
    `--use-file-for-fake-video-capture=${film}`,
    ...(allowCamera ? ['--use-fake-ui-for-media-stream'] : []),
  ];
}

/** The file that the camera plays. With a missing one, Chromium reports that there is no camera. */
export function filmOf({ camera }: OpenOptions, prepared: string): Promise<string> {
  return camera === null
    ? Promise.resolve(join(prepared, 'missing.y4m'))
    : filmFile(camera, prepared);
}
