import { unpackedPath } from '../../base/unpacked-path.js';
import type { utilityProcess as UtilityProcesses } from 'electron';
import type { Reply } from '../../vision/messages.js';
import type { Fork } from '../../vision/client/inference-process.js';

/** A process that has said nothing by then never will: its program could not be loaded. */
const startTimeoutMs = 60_000;

/**
 * Starts the inference process as a utility process of Electron's.
 * @param log told why a process broke.
 */
export function forkUtility(
  utilityProcess: typeof UtilityProcesses,
  log: (sentence: string) => void,
): Fork {
  return (entry, args) => {
    const child = utilityProcess.fork(unpackedPath(entry), [...args], {
      serviceName: 'Rollcall inference',
      // It has no use for the passphrase.
      env: withoutSecrets(process.env),
    });
    let ended = false;
    const kill = (): void => {
      // Electron's kill is SIGTERM, which a process in the middle of a run may not see.
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
      log(`The inference process broke (${type} at ${location}).`);
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
