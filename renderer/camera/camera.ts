import type { CameraDevice } from '../../contract/calls/settings.js';
import { stateOfFailure, type CameraState } from './camera-state.js';
import { watchPicture, type PictureWatch } from './picture-watch.js';
import { remember, remembered } from '../language/remember.js';

const deviceKey = 'rollcall.camera';
/** Between attempts to open a camera: short, because someone may have just plugged it in. */
const retryMs = 2_000;
/** After a camera is lost: a second camera may be available at once. */
const unpluggedRetryMs = 300;
/** A picture that is frozen for longer does not recover on its own: the camera is reopened. */
const reopenFrozenMs = 4_000;

export interface CameraListener {
  readonly onState: (state: CameraState) => void;
  /** @param inUse null if no camera is open. Labels are empty until camera access has been allowed. */
  readonly onDevices: (devices: readonly CameraDevice[], inUse: CameraDevice | null) => void;
}

/** A camera that reopens itself after any failure. */
export interface Camera {
  /** Number of pictures since the camera was opened. */
  readonly pictureCount: () => number;
  readonly choose: (deviceId: string) => void;
  readonly close: () => void;
}

/** Requests the chosen camera, or any other if that one is gone. */
async function requestCamera(): Promise<MediaStream> {
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

/** Opens a camera, preferably the one chosen last time, in a video element and keeps it open. */
export function openCamera(video: HTMLVideoElement, listener: CameraListener): Camera {
  let state: CameraState = 'starting';
  let stream: MediaStream | null = null;
  let watch: PictureWatch | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let reopen: ReturnType<typeof setTimeout> | undefined;
  /** Devices coming and going can start several attempts to open; only the latest counts. */
  let latestAttempt = 0;

  function setState(next: CameraState): void {
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
    const [track] = stream?.getVideoTracks() ?? [];
    listener.onDevices(
      cameras.map(({ deviceId, label }) => ({ deviceId, label })),
      // The track's own id: a stream from a program is not a device in the list.
      track === undefined
        ? null
        : { deviceId: track.getSettings().deviceId ?? track.id, label: track.label },
    );
  }

  function fail(name: string, afterMs = retryMs): void {
    release();
    setState(stateOfFailure(name, state));
    retry = setTimeout(() => void open(), afterMs);
  }

  async function open(): Promise<void> {
    release();
    latestAttempt += 1;
    const attempt = latestAttempt;
    try {
      const opened = await requestCamera();
      if (attempt !== latestAttempt) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      for (const track of opened.getVideoTracks()) {
        track.onended = () => {
          setState('unplugged');
          fail('NotFoundError', unpluggedRetryMs);
        };
      }
      video.srcObject = opened;
      // Before `play`, which never resolves if the camera delivers no picture.
      watch = watchPicture(video, (picture) => {
        if (picture === 'frozen') reopen ??= setTimeout(() => void open(), reopenFrozenMs);
        else {
          clearTimeout(reopen);
          reopen = undefined;
        }
        if (picture !== 'good' || (watch?.count() ?? 0) > 0) {
          setState(picture === 'good' ? 'live' : picture);
        }
      });
      await listDevices();
      await video.play();
    } catch (error) {
      if (attempt === latestAttempt) fail(error instanceof Error ? error.name : '');
    }
  }

  const onDeviceChange = (): void => {
    if (stream === null) void open();
    else void listDevices();
  };

  // Undefined if the page is not a secure context.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  listener.onState(state);
  if (devices === undefined) setState('failed');
  else {
    devices.addEventListener('devicechange', onDeviceChange);
    void open();
  }

  return {
    pictureCount: () => watch?.count() ?? 0,
    choose(deviceId) {
      remember(deviceKey, deviceId);
      void open();
    },
    close() {
      latestAttempt += 1;
      devices?.removeEventListener('devicechange', onDeviceChange);
      release();
    },
  };
}
