import * as v from 'valibot';
import { revokeKiosk } from '../pairing/kiosks.js';
import { HubStatus, hubStatus } from '../status.js';
import { accepted, refused, type HubAnswer } from './answers.js';
import type { HubRooms } from './rooms.js';

/** Who signs the commands: whoever can read the hub's own key. */
export const commandSender = 'hub';

/** What `rollcall hub …` asks a running hub to do. */
const Command = v.variant('command', [
  v.object({ command: v.literal('pair') }),
  v.object({ command: v.literal('revoke'), kiosk: v.string() }),
  v.object({ command: v.literal('status') }),
]);
export type Command = v.InferOutput<typeof Command>;

const Refused = v.object({ fault: v.object({ code: v.string(), message: v.string() }) });

/** The answers, by command; or the fault that it met. */
export const commandAnswers = {
  pair: v.union([Refused, v.object({ code: v.string(), validUntil: v.string() })]),
  revoke: v.union([Refused, v.object({ id: v.string(), name: v.string() })]),
  status: v.union([Refused, HubStatus]),
};

/** Runs a command whose signature was checked. @throws Fault as the command. */
export async function runCommand({ db, codes }: HubRooms, body: unknown): Promise<HubAnswer> {
  const command = v.safeParse(Command, body);
  if (!command.success) return refused('invalid');
  switch (command.output.command) {
    case 'pair':
      return accepted(await codes.make(db));
    case 'revoke':
      return accepted(await revokeKiosk(db, command.output.kiosk));
    case 'status':
      return accepted(await hubStatus(db));
  }
}
