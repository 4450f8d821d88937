import * as v from 'valibot';
import { makeRecorded } from '../recorded-change.js';
import { kioskChanges, type KioskChanges } from '../pairing/kiosk-changes.js';
import { ClientName, Scope } from '../rest/scopes.js';
import { addToken, revokeToken, TokenStatus, tokenStatuses } from '../rest/tokens.js';
import { latestUses, ShownUse } from '../rest/uses.js';
import { ErasureStatus, erasureStatuses } from '../roster/erasures.js';
import { HubStatus, hubStatus } from '../status.js';
import {
  changePlaces,
  ListedPlace,
  listPlaces,
  placeCommands,
  siteNamed,
} from './place-commands.js';
import { accepted, refused, type HubAnswer } from './answers.js';
import { operatorRecords } from './operator.js';
import type { HubRooms } from './rooms.js';

/** Name in the place of a kiosk's: commands are signed with the hub's own key. */
export const commandSender = 'hub';

/** What `rollcall hub …` asks a running hub to do. */
const Command = v.variant('command', [
  v.object({ command: v.literal('pair'), site: v.nullable(v.string()) }),
  v.object({ command: v.literal('revoke'), kiosk: v.string() }),
  v.object({ command: v.literal('resume'), kiosk: v.string() }),
  v.object({ command: v.literal('status') }),
  v.object({ command: v.literal('erasures') }),
  v.object({ command: v.literal('place-list') }),
  ...placeCommands,
  v.object({ command: v.literal('token-add'), name: ClientName, scopes: v.array(Scope) }),
  v.object({ command: v.literal('token-list') }),
  v.object({ command: v.literal('token-revoke'), name: v.string() }),
  v.object({ command: v.literal('token-uses'), name: v.nullable(v.string()) }),
]);
export type Command = v.InferOutput<typeof Command>;

const Refused = v.object({ fault: v.object({ code: v.string(), message: v.string() }) });

/** The answers, by command; or the fault that it met. */
export const commandAnswers = {
  pair: v.union([Refused, v.object({ code: v.string(), validUntil: v.string() })]),
  revoke: v.union([Refused, v.object({ id: v.string(), name: v.string() })]),
  resume: v.union([Refused, v.object({ id: v.string(), name: v.string() })]),
  status: v.union([Refused, HubStatus]),
  erasures: v.union([Refused, v.object({ erasures: v.array(ErasureStatus) })]),
  'place-list': v.union([Refused, v.object({ places: v.array(ListedPlace) })]),
  'place-add': v.union([Refused, v.object({ name: v.string() })]),
  'place-change': v.union([Refused, v.object({ name: v.string() })]),
  'place-remove': v.union([Refused, v.object({ name: v.string() })]),
  'place-kiosk': v.union([Refused, v.object({ name: v.string() })]),
  'place-person': v.union([Refused, v.object({ name: v.string() })]),
  'token-add': v.union([Refused, v.object({ token: v.string() })]),
  'token-list': v.union([Refused, v.object({ tokens: v.array(TokenStatus) })]),
  'token-revoke': v.union([Refused, v.object({ name: v.string() })]),
  'token-uses': v.union([Refused, v.object({ uses: v.array(ShownUse) })]),
};

/** Runs a command whose signature was checked. @throws Fault as the command. */
export async function runCommand(rooms: HubRooms, body: unknown): Promise<HubAnswer> {
  const command = v.safeParse(Command, body);
  if (!command.success) return refused('invalid');
  const asked = command.output;
  const { db } = rooms;
  switch (asked.command) {
    case 'pair': {
      const siteId = await siteNamed(rooms, asked.site);
      return accepted(await (await kiosksOf(rooms)).pair(siteId));
    }
    case 'place-list':
      return accepted({ places: await listPlaces(rooms) });
    case 'place-add':
    case 'place-change':
    case 'place-remove':
    case 'place-kiosk':
    case 'place-person':
      return accepted({ name: await changePlaces(rooms, asked) });
    case 'revoke':
      return accepted(await (await kiosksOf(rooms)).revoke(asked.kiosk));
    case 'resume':
      return accepted(await (await kiosksOf(rooms)).resume(asked.kiosk, commandSender));
    case 'status':
      return accepted(await hubStatus(db));
    case 'erasures':
      return accepted({ erasures: await erasureStatuses(db) });
    case 'token-add':
      return accepted(
        await makeRecorded(
          await operatorRecords(rooms),
          { action: 'hub.addToken', target: asked.name, after: { scopes: asked.scopes } },
          () => addToken(db, asked),
        ),
      );
    case 'token-list':
      return accepted({ tokens: await tokenStatuses(db) });
    case 'token-revoke':
      return accepted(
        await makeRecorded(
          await operatorRecords(rooms),
          { action: 'hub.revokeToken', target: asked.name },
          () => revokeToken(db, asked.name),
        ),
      );
    case 'token-uses':
      return accepted({ uses: await latestUses(db, asked.name) });
  }
}

async function kiosksOf(rooms: HubRooms): Promise<KioskChanges> {
  return kioskChanges(rooms.db, rooms.codes, await operatorRecords(rooms));
}
