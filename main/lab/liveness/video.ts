import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Frame } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';

/** A frame of a clip with its time. */
export interface ClipFrame {
  readonly frame: Frame;
  /** Since the start of the clip. */
  readonly timeMs: number;
}

/** File name endings of videos. ffmpeg reads them, where it is installed. */
export const videoEndings: readonly string[] = ['.mp4', '.m4v', '.mov', '.webm', '.mkv', '.avi'];

/** As many frames per second as the kiosk analyses on a slow computer. */
const framesPerSecond = 12;

/**
 * The frames of a video, 12 a second, upright, with a longer side of at most `longSidePx`.
 * @throws Fault `not-found` if ffmpeg is not installed, `unreadable-image` if it cannot read the file.
 */
export async function* videoFrames(file: string, longSidePx: number): AsyncGenerator<ClipFrame> {
  const fit = `scale=w='min(${longSidePx},iw)':h='min(${longSidePx},ih)':force_original_aspect_ratio=decrease`;
  const program = spawn(
    'ffmpeg',
    // A name that starts with a dash must not be an option.
    ['-v', 'error', '-i', `file:${file}`, '-vf', `fps=${framesPerSecond},${fit}`].concat([
      '-f',
      'image2pipe',
      '-c:v',
      'pam',
      '-pix_fmt',
      'rgba',
      '-',
    ]),
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let complaint = '';
  program.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(program, 'close') as Promise<[number | null]>;
  // Without a listener a missing program would end this one. Its fault is thrown below.
  ended.catch(() => undefined);
  let count = 0;
  try {
    for await (const frame of pamFrames(program.stdout)) {
      yield { frame, timeMs: (1000 * count) / framesPerSecond };
      count += 1;
    }
    const [code] = await ended;
    if (code !== 0 || count === 0) throw unreadable(file, complaint);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Fault(
        'not-found',
        `${file} is a video, and ffmpeg, which reads videos, is not installed. Install ffmpeg, or use a GIF or a folder of pictures.`,
      );
    }
    throw error;
  } finally {
    program.kill();
  }
}

function unreadable(file: string, complaint: string): Fault {
  const reason = complaint.trim().split('\n').at(-1) ?? '';
  return new Fault(
    'unreadable-image',
    `ffmpeg found no picture in ${file}${reason === '' ? '' : ` (${reason})`}. Use another clip.`,
  );
}

/**
 * The pictures in a stream of PAM files with four bytes a pixel: a header of lines such as `WIDTH 640`, then
 * the pixels (http://netpbm.sourceforge.net/doc/pam.html).
 */
async function* pamFrames(stream: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const end = 'ENDHDR\n';
  let rest = Buffer.alloc(0);
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const at = rest.indexOf(end);
      if (at < 0) break;
      const header = rest.toString('latin1', 0, at);
      const valueOf = (name: string): number =>
        Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(header)?.[1]);
      const [width, height] = [valueOf('WIDTH'), valueOf('HEIGHT')];
      const from = at + end.length;
      const to = from + width * height * 4;
      if (rest.length < to) break;
      yield { format: 'RGBA', width, height, data: Uint8Array.from(rest.subarray(from, to)) };
      rest = rest.subarray(to);
    }
  }
}
