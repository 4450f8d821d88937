import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, test } from 'vitest';
import type { Api } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { connect } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { answerCalls, sendNotice } from './ipc.js';
import { lastArguments, StubContents, stub } from './testing/electron-stub.js';

type Handler = (event: IpcMainInvokeEvent, call: unknown, input: unknown) => Promise<Reply>;
interface Sender {
  readonly origin: string;
  readonly parent: object | null;
}

const ourPage: Sender = { origin: 'rollcall://kiosk', parent: null };

/** Sends calls from a frame to services with only one call. */
function sendFrom(sender: Sender | null, suspend: Api['people.suspend']) {
  answerCalls(
    stub.ipcMain,
    serve({ 'people.suspend': suspend } as Api, () => undefined),
  );
  const [channel, handler] = lastArguments('handle') as [string, Handler];
  expect(channel).toBe('rollcall:call');
  return async (call: string, input: unknown) =>
    handler({ senderFrame: sender } as unknown as IpcMainInvokeEvent, call, input);
}

test('a call from our page reaches its service and returns the result', async () => {
  const client = connect(
    sendFrom(ourPage, ({ who }) => Promise.resolve({ subjectId: 's1', name: who })),
  );
  expect(await client['people.suspend']({ who: 'Ada' })).toEqual({ subjectId: 's1', name: 'Ada' });
});

test('a fault is returned with its code and message', async () => {
  const send = sendFrom(ourPage, () =>
    Promise.reject(new Fault('not-found', 'No one is named Ada.')),
  );
  expect(await send('people.suspend', { who: 'Ada' })).toEqual({
    ok: false,
    code: 'not-found',
    message: 'No one is named Ada.',
  });
  expect(await send('people.rob', {})).toMatchObject({ ok: false, code: 'invalid-input' });
});

test.each<[string, Sender | null]>([
  ['from another site', { origin: 'https://example.org', parent: null }],
  ['from a file', { origin: 'file://', parent: null }],
  ['without an origin', { origin: 'null', parent: null }],
  ['from our page inside another page', { origin: 'rollcall://kiosk', parent: {} }],
  ['from a closed frame', null],
])('a call %s is refused, and no service is called', async (_, sender) => {
  let called = false;
  const send = sendFrom(sender, () => {
    called = true;
    return Promise.resolve({ subjectId: '', name: '' });
  });
  expect(await send('people.suspend', { who: 'Ada' })).toMatchObject({
    ok: false,
    code: 'invalid-input',
    message: expect.stringContaining('own page') as string,
  });
  expect(called).toBe(false);
});

test('a notice is sent to a page, unless it has crashed', () => {
  const contents = new StubContents();
  const notice = { type: 'vision', state: 'ready' } as const;
  sendNotice(contents as unknown as WebContents, notice);
  contents.crashed = true;
  sendNotice(contents as unknown as WebContents, notice);
  expect(contents.sent).toEqual([['rollcall:notice', notice]]);
});
