import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Codecs and their options, by the name of the file. */
const kinds = {
  'mpeg4.mp4': ['mpeg4'],
  'h264.mp4': ['libx264', '-pix_fmt', 'yuv420p'],
  'vp8.webm': ['libvpx', '-pix_fmt', 'yuv420p'],
  'mjpeg.avi': ['mjpeg', '-pix_fmt', 'yuvj420p'],
} as const;
const frameCount = 4;

/**
 * Small videos of a picture that moves, made by ffmpeg, which must be installed.
 * @param pixels RGB, three bytes a pixel. @param side width and height.
 */
export function videos(pixels: Uint8Array, side: number): Record<keyof typeof kinds, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-videos-'));
  const input = `-v error -f rawvideo -pix_fmt rgb24 -s ${side}x${side} -r 10 -i -`.split(' ');
  const frames = Array.from({ length: frameCount }, (_none, at) => {
    const shift = at * side * 3;
    return Buffer.concat([pixels.subarray(shift), pixels.subarray(0, shift)]);
  });
  const made = Object.entries(kinds).map(([name, codec]) => {
    const file = join(folder, name);
    // The same bytes at each run.
    const options = ['-c:v', ...codec, '-fflags', '+bitexact', '-flags:v', '+bitexact'];
    execFileSync('ffmpeg', [...input, ...options, file], { input: Buffer.concat(frames) });
    return [name, Uint8Array.from(readFileSync(file))] as const;
  });
  rmSync(folder, { recursive: true });
  return Object.fromEntries(made) as Record<keyof typeof kinds, Uint8Array>;
}
