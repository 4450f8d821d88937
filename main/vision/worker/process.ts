import { readFile } from 'node:fs/promises';
import { Fault, isFault } from '../../../contract/fault.js';
import type { Analysis } from '../../../contract/face.js';
import { readImageFile } from '../steps/file.js';
import { frameToRgb } from '../steps/frame.js';
import { inspectOnnx } from './inspect-onnx.js';
import type { Memory, OnnxShape, Reply, Request } from '../messages.js';
import { bundledOnly, type ModelChoice } from '../model-set.js';
import { createPipeline, type Pipeline } from './pipeline.js';
import { thoroughOptions, type AnalyseOptions } from '../analyse-options.js';

/*
 * The inference process. It may block, and client.ts, which owns it, may kill it at any time.
 */

interface Owner {
  readonly send: (reply: Reply) => void;
  readonly onRequest: (listener: (request: Request) => void) => void;
  /** Disconnects, so that the process ends. */
  readonly disconnect: () => void;
}

/** The part of Electron's `process.parentPort` used here. */
interface ParentPort {
  postMessage(reply: Reply): void;
  on(event: 'message', listener: (event: { readonly data: Request }) => void): unknown;
}

const owner = connectToOwner();
const { send } = owner;

// Ctrl+C in a terminal reaches the whole process group, but the owner decides when this process ends.
process.on('SIGINT', () => undefined);

const pipeline = await start();
if (pipeline !== null) {
  let last: Promise<void> = Promise.resolve();
  owner.onRequest((request) => {
    // One at a time, as the pipeline reuses its buffers.
    last = last.then(() => respond(pipeline, request));
  });
  send({ kind: 'ready' });
}

/** Connects through Electron's port in a utility process, otherwise through Node's IPC channel. */
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
      // A utility process does not end by itself. The delay lets the reply go out first.
      disconnect: () => setTimeout(() => process.exit(1), 100),
    };
  }
  // Without an owner there are no more requests.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (reply) => {
      process.send?.(reply);
    },
    onRequest: (listener) => {
      process.on('message', listener);
    },
    disconnect: () => {
      process.disconnect();
    },
  };
}

/** Returns null if it cannot start: the owner gets the reason, and this process ends. */
async function start(): Promise<Pipeline | null> {
  try {
    const [, , choice] = process.argv;
    return await createPipeline(
      choice === undefined ? bundledOnly : (JSON.parse(choice) as ModelChoice),
    );
  } catch (error) {
    const fault = asFault(error);
    send({ kind: 'failed-to-start', code: fault.code, message: fault.message });
    process.exitCode = 1;
    owner.disconnect();
    return null;
  }
}

async function respond(pipeline: Pipeline, request: Request): Promise<void> {
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

/** Analyses a file; results are in pixels of the upright file, even if it was downscaled. */
async function analyseFile(
  pipeline: Pipeline,
  file: string,
  options: AnalyseOptions,
): Promise<Analysis> {
  const { image, width, height } = await readImageFile(file);
  const analysis = await pipeline.analyse(image, { ...thoroughOptions, ...options });
  const scale = width / image.width;
  if (scale === 1) return analysis;
  const upscale = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale });
  const faces = analysis.faces.map((face) => ({
    ...face,
    box: { ...upscale(face.box), width: face.box.width * scale, height: face.box.height * scale },
    points5: face.points5.map(upscale),
    landmarks: face.landmarks.map(upscale),
  }));
  return { ...analysis, width, height, faces };
}

/** On Linux `maxRSS` includes the parent's memory at the fork, which the kernel's `VmHWM` does not. */
async function peakRssBytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const [, kib] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
  return (kib === undefined ? process.resourceUsage().maxRSS : Number(kib)) * 1024;
}

function asFault(error: unknown): Fault {
  if (isFault(error)) return error;
  // OpenCV throws numbers: pointers to its exceptions.
  return new Fault('internal', `The inference process failed (${String(error)}). Try again.`);
}
