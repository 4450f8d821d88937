import { readFile } from 'node:fs/promises';
import { Fault, isFault } from '../../../contract/fault.js';
import type { Analysis } from '../../../contract/face.js';
import { readImageFile } from '../steps/file.js';
import { frameToRgb } from '../steps/frame.js';
import { inspectOnnx } from './inspect-onnx.js';
import type { Memory, OnnxShape, Reply, Request } from '../messages.js';
import { onlyBundled, type ModelChoice } from '../model-set.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { thoroughOptions, type AnalyseOptions } from '../analyse-options.js';

/*
 * The inference process: it may block, and it may be killed at any time. Its owner is client.ts.
 */

interface Owner {
  readonly send: (reply: Reply) => void;
  readonly onRequest: (listener: (request: Request) => void) => void;
  /** Lets the process end. */
  readonly leave: () => void;
}

/** As much of Electron's `process.parentPort` as is used here. */
interface ParentPort {
  postMessage(reply: Reply): void;
  on(event: 'message', listener: (event: { readonly data: Request }) => void): unknown;
}

const owner = connectToOwner();
const { send } = owner;

// Ctrl+C in a terminal reaches the whole group: the owner decides when this process ends.
process.on('SIGINT', () => undefined);

const pipeline = await start();
let last: Promise<void> = Promise.resolve();
owner.onRequest((request) => {
  // One at a time: the pipeline's buffers are its own.
  last = last.then(() => answer(pipeline, request));
});
send({ kind: 'ready' });

/** The way to the owner: Electron's port in a utility process, else Node's channel. */
function connectToOwner(): Owner {
  const { parentPort } = process as { readonly parentPort?: ParentPort | null };
  if (parentPort != null) {
    return {
      send: (reply) => {
        parentPort.postMessage(reply);
      },
      onRequest: (listener) => {
        parentPort.on('message', ({ data }) => {
          listener(data);
        });
      },
      // A rejection that nobody handles does not end a utility process; the reply goes out first.
      leave: () => setTimeout(() => process.exit(1), 100),
    };
  }
  // Nobody is left to ask anything.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (reply) => {
      process.send?.(reply);
    },
    onRequest: (listener) => {
      process.on('message', listener);
    },
    leave: () => {
      process.disconnect();
    },
  };
}

async function start(): Promise<Pipeline> {
  try {
    const [, , choice] = process.argv;
    return await createPipeline(
      choice === undefined ? onlyBundled : (JSON.parse(choice) as ModelChoice),
    );
  } catch (error) {
    const fault = asFault(error);
    send({ kind: 'failed-to-start', code: fault.code, message: fault.message });
    owner.leave();
    throw error;
  }
}

async function answer(pipeline: Pipeline, request: Request): Promise<void> {
  try {
    send({ kind: 'done', id: request.id, value: await perform(pipeline, request) });
  } catch (error) {
    const { code, message } = asFault(error);
    send({ kind: 'refused', id: request.id, code, message });
  }
}

async function perform(
  pipeline: Pipeline,
  request: Request,
): Promise<Analysis | Memory | OnnxShape> {
  switch (request.kind) {
    case 'frame':
      return pipeline.analyse(frameToRgb(request.frame), request.options);
    case 'file':
      return analyseFile(pipeline, request.file, request.options);
    case 'inspect':
      return inspectOnnx(request.file);
    case 'memory':
      return {
        rssBytes: process.memoryUsage.rss(),
        peakRssBytes: await peakRssBytes(),
      };
  }
}

/** A file's faces, in pixels of the upright file also where it was shrunk to be read. */
async function analyseFile(
  pipeline: Pipeline,
  file: string,
  options: AnalyseOptions,
): Promise<Analysis> {
  const { image, width, height } = await readImageFile(file);
  const found = await pipeline.analyse(image, { ...thoroughOptions, ...options });
  const scale = width / image.width;
  if (scale === 1) return found;
  const grow = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale });
  const faces = found.faces.map((face) => ({
    ...face,
    box: { ...grow(face.box), width: face.box.width * scale, height: face.box.height * scale },
    points5: face.points5.map(grow),
    landmarks: face.landmarks.map(grow),
  }));
  return { ...found, width, height, faces };
}

/** On Linux `maxRSS` also counts what the parent held when it forked; the kernel's own mark does not. */
async function peakRssBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return (kib === undefined ? process.resourceUsage().maxRSS : Number(kib)) * 1024;
}

function asFault(error: unknown): Fault {
  if (isFault(error)) return error;
  // OpenCV throws numbers: pointers to its own exception.
  return new Fault('internal', `The inference process failed: ${String(error)}.`);
}
