import { unpackedPath } from '../../base/unpacked-path.js';
import type { utilityProcess as UtilityProcesses } from 'electron';
import type { Reply } from '../../vision/messages.js';
import type { Fork } from '../../vision/client/inference-process.js';

/** A process that has not sent a message by then could not load its program. */
const startTimeoutMs = 60_000;

/**
 * Starts inference processes as Electron utility processes.
 * @param log called with the reason if a process crashes.
 */
export function forkUtility(
  utilityProcess: typeof UtilityProcesses,
  log: (sentence: string) => void,
): Fork {
  return (entry, args) => {
    const child = utilityProcess.fork(unpackedPath(entry), [...args], {
      serviceName: 'Rollcall inference',
      // Inference does not need the passphrase.
      env: withoutSecrets(process.env),
    });
    let ended = false;
    const kill = (): void => {
      // Electron's kill sends SIGTERM, which a process may not handle while a model is running.
      if (child.pid === undefined || !killNow(child.pid)) child.kill();
    };
    const startTimer = setTimeout(kill, startTimeoutMs);
    child.once('message', () => {
      clearTimeout(startTimer);
    });
    child.once('exit', () => {
      ended = true;
      clearTimeout(startTimer);
    });
    child.on('error', (type, location) => {
      log(`The inference process crashed (${type} at ${location}).`);
    });
    return {
      get pid() {
        return child.pid;
      },
      get ended() {
        return ended;
      },
      send(request, onFailure) {
        if (ended) onFailure();
        else child.postMessage(request);
      },
      kill,
      onMessage(listener) {
        child.on('message', (reply: Reply) => {
          listener(reply);
        });
      },
      onError(listener) {
        child.once('error', (type) => {
          listener(new Error(type));
        });
      },
      onExit(listener) {
        child.once('exit', (code) => {
          listener(`exit code ${code}`);
        });
      },
    };
  };
}

function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = { ...env };
  delete others['ROLLCALL_PASSPHRASE'];
  return others;
}

function killNow(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}
