import { Fault, isFault } from '../../../contract/fault.js';
import { messageOf } from '../../base/message-of.js';
import type { Answer, Reply, Request } from '../messages.js';
import type { ModelChoice } from '../model-files.js';

/*
 * The inference process. It may block, and client.ts, which owns it, may kill it at any time.
 */

interface Owner {
  readonly send: (reply: Reply) => void;
  readonly onRequest: (listener: (request: Request) => void) => void;
  /** Sends a reply and ends the process. */
  readonly sendLast: (reply: Reply) => void;
}

/** What the process does once its models are loaded. */
interface Services {
  readonly perform: (request: Request) => Promise<Answer>;
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

const services = await start();
let last: Promise<void> = Promise.resolve();
owner.onRequest((request) => {
  // One at a time, as the pipeline reuses its buffers.
  last = last.then(() => respond(services, request));
});
send({ kind: 'ready' });

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
      // The delay lets the reply go out first.
      sendLast: (reply) => {
        parentPort.postMessage(reply);
        setTimeout(() => process.exit(1), 100);
      },
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
    sendLast: (reply) => {
      if (process.send === undefined) process.exit(1);
      process.send(reply, () => process.exit(1));
    },
  };
}

async function start(): Promise<Services> {
  try {
    // Imported here, so that a damaged installation is reported to the owner too. OpenCV first, as other threads
    // compile it while everything else is loaded in this one; the pipeline reports if that fails.
    const { loadOpenCv } = await import('../steps/opencv.js');
    loadOpenCv().catch(() => undefined);
    const [{ createPipeline }, { perform }] = await Promise.all([
      import('./pipeline.js'),
      import('./perform.js'),
    ]);
    const [, , choice] = process.argv;
    const pipeline = await createPipeline(
      choice === undefined ? undefined : (JSON.parse(choice) as ModelChoice),
    );
    return { perform: (request) => perform(pipeline, request) };
  } catch (error) {
    const { code, message } = asFault(error);
    owner.sendLast({ kind: 'failed-to-start', code, message });
    // The owner reports it; the process ends when the message is sent.
    return new Promise(() => undefined);
  }
}

async function respond(services: Services, request: Request): Promise<void> {
  try {
    send({ kind: 'done', id: request.id, value: await services.perform(request) });
  } catch (error) {
    const { code, message } = asFault(error);
    send({ kind: 'refused', id: request.id, code, message });
  }
}

function asFault(error: unknown): Fault {
  if (isFault(error)) return error;
  // OpenCV throws numbers: pointers to its exceptions.
  const [reason = ''] = messageOf(error).split('\n');
  return new Fault('internal', `The inference process failed (${reason}). Try again.`);
}
