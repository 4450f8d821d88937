import { fork as forkChild } from 'node:child_process';
import type { Reply, Request } from '../messages.js';

/** The inference process as its owner holds it, whatever kind of process the host starts. */
export interface InferenceProcess {
  /** Undefined until it runs. */
  readonly pid: number | undefined;
  /** True from its end on. */
  readonly ended: boolean;
  /** @param onFailure told where the request could not be handed over. */
  send(request: Request, onFailure: () => void): void;
  /** Ends it at once, also in the middle of a request. */
  kill(): void;
  onMessage(listener: (reply: Reply) => void): void;
  /** It cannot be started, or broke; told at most once a process. */
  onError(listener: (error: Error) => void): void;
  /** @param listener given a signal's name or `exit code 3`. */
  onExit(listener: (reason: string) => void): void;
}

/** Starts the program in the file `entry`, with arguments, as an inference process. */
export type Fork = (entry: string, args: readonly string[]) => InferenceProcess;

/** A child process of Node's, with structured clones between the two. */
export function forkNode(entry: string, args: readonly string[]): InferenceProcess {
  const child = forkChild(entry, args, { serialization: 'advanced' });
  return {
    get pid() {
      return child.pid;
    },
    get ended() {
      return child.exitCode !== null || child.signalCode !== null;
    },
    send(request, onFailure) {
      child.send(request, (error) => {
        if (error !== null) onFailure();
      });
    },
    kill() {
      child.kill('SIGKILL');
    },
    onMessage(listener) {
      child.on('message', (reply: Reply) => {
        listener(reply);
      });
    },
    onError(listener) {
      child.once('error', listener);
    },
    onExit(listener) {
      child.once('exit', (code, signal) => {
        listener(signal ?? `exit code ${code ?? 'unknown'}`);
      });
    },
  };
}
