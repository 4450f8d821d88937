import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { UtilityProcess, utilityProcess } from 'electron';
import { part } from './electron-stub.js';

/** Gives a Node child process the port of an Electron utility process. */
const parentPort = `data:text/javascript,${encodeURIComponent(`
  const { send } = process;
  process.parentPort = {
    postMessage: (message) => send.call(process, message),
    on: (_, listener) => process.on('message', (data) => listener({ data })),
  };
  process.send = undefined;
`)}`;

/** Utility processes as Node child processes, which run the real program through such a port. */
export const utilityProcesses = part<typeof utilityProcess>({
  fork: (entry, args, options) => {
    const child = fork(entry, args ?? [], {
      serialization: 'advanced',
      execArgv: ['--import', parentPort],
      env: { ...options?.env },
    });
    const utility = Object.assign(new EventEmitter(), {
      postMessage: (message: unknown) => {
        child.send(message as object);
      },
      kill: () => child.kill(),
    });
    Object.defineProperty(utility, 'pid', {
      get: () => (child.exitCode === null && child.signalCode === null ? child.pid : undefined),
    });
    child.on('message', (message) => utility.emit('message', message));
    child.on('exit', (code, signal) =>
      utility.emit('exit', code ?? (signal === 'SIGKILL' ? 9 : 15)),
    );
    return utility as unknown as UtilityProcess;
  },
});
