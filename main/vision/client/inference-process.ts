import { fork as forkChild } from 'node:child_process';
import type { Reply, Request } from '../messages.js';

/** An inference process of any kind that a host can start. */
export interface InferenceProcess {
  /** Undefined until the process runs. */
  readonly pid: number | undefined;
  /** True once the process has ended. */
  readonly ended: boolean;
  /** @param onFailure called if the request could not be sent. */
  send(request: Request, onFailure: () => void): void;
  /** Ends the process at once, even during a request. */
  kill(): void;
  onMessage(listener: (reply: Reply) => void): void;
  /** Called at most once per process, if it cannot be started or fails. */
  onError(listener: (error: Error) => void): void;
  /** @param listener called with the name of a signal or text such as `exit code 3`. */
  onExit(listener: (reason: string) => void): void;
}

/** Starts the program `entry` with arguments as an inference process. */
export type Fork = (entry: string, args: readonly string[]) => InferenceProcess;

/** Starts a Node child process; messages are structured clones. */
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
