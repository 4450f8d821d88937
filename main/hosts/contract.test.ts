import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { callChannel } from '../../contract/transport/channels.js';
import type { Api } from '../../contract/contract.js';
import { Fault } from '../../contract/fault.js';
import { packQuestion, unpackAnswer } from '../../contract/transport/messages.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { serve } from '../../contract/transport/serve.js';
import type { Reply, Send } from '../../contract/transport/reply.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { answerCalls } from './electron/ipc.js';
import { startWebServer } from './web/server.js';

/*
 * Calls behave the same over every transport: in this process, over the web host's WebSocket, and over
 * Electron's IPC (a stub of `ipcMain` with Electron's types, which clones arguments as Electron does).
 */

type Transport = (send: Send) => Promise<Send>;

const inProcess: Transport = (send) => Promise.resolve(send);

const overWebSocket: Transport = async (send) => {
  const folder = await temporaryFolder();
  const server = await startWebServer({
    folder,
    port: 0,
    openSession: () => ({ send, isSignedIn: () => false, close: () => undefined }),
  });
  const { host, origin, hash } = new URL(server.url);
  const token = hash.slice('#token='.length);
  const socket = new WebSocket(`ws://${host}/rollcall?token=${token}`, { origin });
  await new Promise((resolve) => socket.once('open', resolve));
  onTestFinished(() => server.close());
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.on('message', (bytes: Buffer) => {
    const answer = unpackAnswer(bytes);
    if ('id' in answer) waiting.get(answer.id)?.(answer.reply);
  });
  let id = 0;
  return (call, input) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      socket.send(packQuestion({ id, call, input }));
    });
};

const overElectron: Transport = (send) => {
  type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown;
  const handlers = new Map<string, Handler>();
  const ipcMain: Pick<IpcMain, 'handle'> = {
    handle: (channel, handler) => {
      handlers.set(channel, handler);
    },
  };
  answerCalls(ipcMain as IpcMain, send);
  const event = { senderFrame: { parent: null, origin: 'rollcall://kiosk' } };
  return Promise.resolve(async (call, input) =>
    structuredClone(
      (await handlers.get(callChannel)!(
        event as IpcMainInvokeEvent,
        structuredClone(call),
        structuredClone(input),
      )) as Reply,
    ),
  );
};

describe.each([
  ['in this process', inProcess],
  ['over the WebSocket', overWebSocket],
  ['over Electron’s IPC', overElectron],
])('%s', (_name, transport) => {
  const bugs: string[] = [];
  const clientOf = async (api: Partial<Api>): Promise<Client> =>
    connect(await transport(serve(api as Api, (call) => bugs.push(call))));
  const sendTo = (api: Partial<Api>): Promise<Send> =>
    transport(serve(api as Api, (call) => bugs.push(call)));

  test('a call returns its result', async () => {
    const client = await clientOf({
      'people.suspend': ({ who }) => Promise.resolve({ subjectId: 's1', name: `${who} 🙂` }),
    });
    expect(await client['people.suspend']({ who: 'Ada' })).toEqual({
      subjectId: 's1',
      name: 'Ada 🙂',
    });
  });

  test('the bytes of a frame arrive unchanged', async () => {
    const data = Uint8Array.from({ length: 640 * 480 * 1.5 }, (_, at) => (at * 7) % 256);
    let arrived: Uint8Array | null = null;
    const client = await clientOf({
      'kiosk.frame': ({ frame }) => {
        arrived = frame.data;
        return Promise.resolve(null);
      },
    });
    const frame = { format: 'I420', width: 640, height: 480, data } as const;
    expect(await client['kiosk.frame']({ frame, direction: 'in' })).toBeNull();
    expect(Buffer.compare(arrived!, data)).toBe(0);
  });

  test('an invalid input is refused with its field, and the service is not called', async () => {
    let called = 0;
    const send = await sendTo({
      'kiosk.pin': () => {
        called += 1;
        return Promise.reject(new Error('called'));
      },
    });
    const reply = await send('kiosk.pin', { number: '12a', pin: '1234', direction: null });
    expect(reply).toMatchObject({ ok: false, code: 'invalid-input' });
    expect(reply).toMatchObject({ message: expect.stringContaining('number') as string });
    for (const input of [null, undefined, 5, [], {}]) {
      expect(await send('kiosk.pin', input)).toMatchObject({ ok: false, code: 'invalid-input' });
    }
    expect(called).toBe(0);
  });

  test('an unknown call is refused, even if every object has a property of that name', async () => {
    const send = await sendTo({});
    for (const call of ['people.rob', 'toString', '__proto__']) {
      expect(await send(call, {})).toMatchObject({ ok: false, code: 'invalid-input' });
    }
  });

  test('a fault keeps its code and message', async () => {
    const client = await clientOf({
      'kiosk.takeBack': () => Promise.reject(new Fault('too-late', 'It is too late.')),
    });
    await expect(client['kiosk.takeBack']({ seq: 1 })).rejects.toMatchObject({
      name: 'Fault',
      code: 'too-late',
      message: 'It is too late.',
    });
  });

  test('a bug becomes an internal fault and is reported to the host, and the next call works', async () => {
    const client = await clientOf({
      'people.list': () => Promise.reject(new TypeError('x is not a function')),
      'people.suspend': () => Promise.resolve({ subjectId: 's', name: 'n' }),
    });
    await expect(client['people.list']({})).rejects.toMatchObject({ code: 'internal' });
    expect(bugs.at(-1)).toBe('people.list');
    expect(await client['people.suspend']({ who: 'n' })).toMatchObject({ name: 'n' });
  });

  test('each of several concurrent calls gets its own answer', async () => {
    const client = await clientOf({
      'people.suspend': async ({ who }) => {
        await new Promise((resolve) => setTimeout(resolve, 30 - Number(who)));
        return { subjectId: who, name: who };
      },
    });
    const names = ['0', '10', '20', '25'];
    const answers = await Promise.all(names.map((who) => client['people.suspend']({ who })));
    expect(answers.map(({ subjectId }) => subjectId)).toEqual(names);
  });
});
