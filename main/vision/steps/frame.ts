import type { Frame } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import { makeMemory, type WasmMemory } from '../../base/wasm-module.js';
import { frameKernel, type FrameKernel } from './frame-kernel.js';
import type { RgbImage } from './image.js';

/** Limits of a side, as in the contract's `Frame`. */
const minSidePx = 16;
const maxSidePx = 8192;

/**
 * Converts a camera frame to RGB. I420 is read as BT.601 limited range (ITU-R BT.601: luma 16 to 235,
 * chroma 16 to 240), as cameras deliver it; four pixels share a chroma sample.
 * @throws Fault `invalid-input` for a side outside 16 to 8192 pixels, or data of the wrong length.
 */
export function frameToRgb(frame: Frame): RgbImage {
  const { width, height, format, data } = frame;
  if (!isSide(width) || !isSide(height)) {
    throw new Fault(
      'invalid-input',
      `A camera frame cannot have ${width} × ${height} pixels; each side must have ${minSidePx} to ${maxSidePx} pixels.`,
    );
  }
  const expected =
    format === 'RGBA'
      ? width * height * 4
      : width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  if (data.length !== expected) {
    throw new Fault(
      'invalid-input',
      `A ${format} frame of ${width} × ${height} pixels must have ${expected} bytes, but has ${data.length}.`,
    );
  }
  return { width, height, data: format === 'RGBA' ? fromRgba(data) : fromI420(frame) };
}

function isSide(value: number): boolean {
  return Number.isInteger(value) && value >= minSidePx && value <= maxSidePx;
}

function fromRgba(data: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from]!;
    rgb[to + 1] = data[from + 1]!;
    rgb[to + 2] = data[from + 2]!;
  }
  return rgb;
}

/** What the kernel reads and writes beyond the last pixel. */
const slackBytes = 32;

/** A larger memory is not kept for the next frame. */
const maxSpareBytes = 32 * 2 ** 20;

interface Workspace {
  readonly memory: WasmMemory;
  readonly kernel: FrameKernel;
}

/** The memory of the last frame, as all frames of a camera have one size. */
let spare: Workspace | null = null;

function fromI420({ width, height, data }: Frame): Uint8Array {
  const chromaWidth = Math.ceil(width / 2);
  const bluePlane = width * height;
  const redPlane = bluePlane + chromaWidth * Math.ceil(height / 2);
  const rgb = data.length + slackBytes;
  const rgbBytes = width * height * 3;
  const { memory, kernel } = workspaceOf(rgb + rgbBytes + slackBytes);
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(data);
  for (let y = 0; y < height; y++) {
    const chroma = (y >> 1) * chromaWidth;
    const out = rgb + y * width * 3;
    kernel.toRgb(y * width, bluePlane + chroma, redPlane + chroma, out, out + width * 3);
  }
  return bytes.slice(rgb, rgb + rgbBytes);
}

/** Memory of at least as many bytes, with anything in it. */
function workspaceOf(bytes: number): Workspace {
  if (spare !== null && spare.memory.buffer.byteLength >= bytes) return spare;
  const memory = makeMemory(bytes);
  const made = { memory, kernel: frameKernel(memory) };
  if (bytes <= maxSpareBytes) spare = made;
  return made;
}
