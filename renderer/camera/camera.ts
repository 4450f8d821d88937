import { stateOfFailure, type CameraState } from './camera-state.js';
import { watchPicture, type PictureWatch } from './picture-watch.js';
import { remember, remembered } from '../language/remember.js';

const deviceKey = 'rollcall.camera';
/** Between two tries to open a camera: short, for people who have just plugged it in. */
const retryMs = 2_000;
/** After a camera went: there may be a second one, or another program has taken it. */
const unpluggedRetryMs = 300;
/** A picture that stands still so long does not come back by itself: the camera is opened again. */
const reopenFrozenMs = 4_000;

/** One camera to choose from. */
export interface CameraDevice {
  readonly deviceId: string;
  /** Empty until the camera was allowed. */
  readonly label: string;
}

export interface CameraListener {
  readonly onState: (state: CameraState) => void;
  readonly onDevices: (devices: readonly CameraDevice[], inUse: string) => void;
}

/** The door's camera. It opens again by itself, whatever went wrong with it. */
export interface Camera {
  /** New pictures since the camera was opened. */
  readonly pictureCount: () => number;
  readonly choose: (deviceId: string) => void;
  readonly close: () => void;
}

/** Asks for the chosen camera, and for any other where that one is gone: better than none. */
async function askForCamera(): Promise<MediaStream> {
  const video = { width: { ideal: 640 }, height: { ideal: 480 } };
  const chosen = remembered(deviceKey);
  const { mediaDevices } = navigator;
  if (chosen !== null) {
    try {
      return await mediaDevices.getUserMedia({ video: { ...video, deviceId: { exact: chosen } } });
    } catch (error) {
      const isGone =
        error instanceof Error && ['OverconstrainedError', 'NotFoundError'].includes(error.name);
      if (!isGone) throw error;
    }
  }
  return mediaDevices.getUserMedia({ video: { ...video, facingMode: 'user' } });
}

/** Opens the remembered or else any camera into the video element, and keeps it open. */
export function openCamera(video: HTMLVideoElement, listener: CameraListener): Camera {
  let state: CameraState = 'starting';
  let stream: MediaStream | null = null;
  let watch: PictureWatch | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  /** Openings overtake one another when devices come and go; only the newest counts. */
  let opening = 0;

  function say(next: CameraState): void {
    if (next === state) return;
    state = next;
    listener.onState(next);
  }

  function release(): void {
    clearTimeout(retry);
    clearTimeout(reopen);
    reopen = undefined;
    watch?.stop();
    watch = null;
    for (const track of stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    stream = null;
  }

  async function listDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    const cameras = all.filter((device) => device.kind === 'videoinput' && device.deviceId !== '');
    const inUse = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    listener.onDevices(
      cameras.map(({ deviceId, label }) => ({ deviceId, label })),
      inUse,
    );
  }

  function fail(name: string, afterMs = retryMs): void {
    release();
    say(stateOfFailure(name, state));
    retry = setTimeout(() => void open(), afterMs);
  }

  async function open(): Promise<void> {
    release();
    opening += 1;
    const mine = opening;
    try {
      const opened = await askForCamera();
      if (mine !== opening) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      for (const track of opened.getVideoTracks()) {
        track.onended = () => {
          say('unplugged');
          fail('NotFoundError', unpluggedRetryMs);
        };
      }
      video.srcObject = opened;
      // Before playing: a camera that never gives a picture keeps `play` waiting.
      watch = watchPicture(video, (picture) => {
        if (picture === 'frozen') reopen ??= setTimeout(() => void open(), reopenFrozenMs);
        else {
          clearTimeout(reopen);
          reopen = undefined;
        }
        if (picture !== 'good' || (watch?.count() ?? 0) > 0) {
          say(picture === 'good' ? 'live' : picture);
        }
      });
      await listDevices();
      await video.play();
    } catch (error) {
      if (mine === opening) fail(error instanceof Error ? error.name : '');
    }
  }

  const changed = (): void => {
    if (stream === null) void open();
    else void listDevices();
  };

  // Missing where the page is not a secure context.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  listener.onState(state);
  if (devices === undefined) say('failed');
  else {
    devices.addEventListener('devicechange', changed);
    void open();
  }

  return {
    pictureCount: () => watch?.count() ?? 0,
    choose(deviceId) {
      remember(deviceKey, deviceId);
      void open();
    },
    close() {
      opening += 1;
      devices?.removeEventListener('devicechange', changed);
      release();
    },
  };
}
