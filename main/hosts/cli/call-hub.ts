import type * as v from 'valibot';
import { Fault, isFault, type FaultCode } from '../../../contract/fault.js';
import { runningHub } from '../../hub/hub.js';
import { openIdentity } from '../../hub/identity.js';
import { commandAnswers, commandSender, type Command } from '../../hub/server/commands.js';
import { HubClient, HubTimeout } from '../../link/hub-client.js';
import { hubPaths } from '../../link/messages.js';

type Name = Command['command'];
type Answer<N extends Name> = Exclude<
  v.InferOutput<(typeof commandAnswers)[N]>,
  { fault: unknown }
>;
type Fields<N extends Name> = Omit<Extract<Command, { command: N }>, 'command'>;

/** Asks a running hub to do something. @throws Fault `not-found` if it does not run; the faults of the command. */
export type CallHub = <N extends Name>(
  ...call: Record<string, never> extends Fields<N> ? [N] : [N, Fields<N>]
) => Promise<Answer<N>>;

/**
 * The hub that runs with a folder. Only someone who can read the hub's key can ask it: requests are signed with it.
 * Another process could not open the embedded database while the hub has it open.
 */
export function callerOf(folder: string): CallHub {
  return async (...[command, fields]) => {
    const running = await runningHub(folder);
    if (running === null) throw notRunning(folder);
    const { keys } = await openIdentity(folder, process.env['ROLLCALL_PASSPHRASE']);
    const client = new HubClient({
      address: `https://127.0.0.1:${running.port}`,
      fingerprint: running.fingerprint,
      sender: commandSender,
      signKey: keys.sign,
    });
    const schema: v.GenericSchema = commandAnswers[command];
    try {
      const answer = await client.send(hubPaths.command, { command, ...fields }, schema);
      const { fault } = answer as { fault?: { code: FaultCode; message: string } };
      if (fault !== undefined) throw new Fault(fault.code, fault.message);
      return answer as never;
    } catch (error) {
      if (error instanceof HubTimeout) throw error;
      // Unreachable, or another server at its port.
      if (isFault(error) && (error.cause !== undefined || error.code === 'not-allowed')) {
        throw notRunning(folder);
      }
      throw error;
    } finally {
      client.close();
    }
  };
}

function notRunning(folder: string): Fault {
  return new Fault(
    'not-found',
    `No hub runs with the data folder ${folder}. Start it with "rollcall hub serve", or name another folder with --data.`,
  );
}
