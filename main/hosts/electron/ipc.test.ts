import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { expect, test } from 'vitest';
import type { Api } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { connect } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { answerCalls, tell } from './ipc.js';
import { lastAsked, StubContents, stub } from './testing/electron-stub.js';

type Handler = (event: IpcMainInvokeEvent, call: unknown, input: unknown) => Promise<Reply>;
interface Sender {
  readonly origin: string;
  readonly parent: object | null;
}

const ourPage: Sender = { origin: 'rollcall://kiosk', parent: null };

/** The way from a frame to the services, of which only one call is there. */
function sendFrom(sender: Sender | null, forget: Api['people.suspend']) {
  answerCalls(
    stub.ipcMain,
    serve({ 'people.suspend': forget } as Api, () => undefined),
  );
  const [channel, handler] = lastAsked('handle') as [string, Handler];
  expect(channel).toBe('rollcall:call');
  return async (call: string, input: unknown) =>
    handler({ senderFrame: sender } as unknown as IpcMainInvokeEvent, call, input);
}

test('a call of our page reaches its service and brings the result back', async () => {
  const client = connect(
    sendFrom(ourPage, ({ who }) => Promise.resolve({ subjectId: 's1', name: who })),
  );
  expect(await client['people.suspend']({ who: 'Ada' })).toEqual({ subjectId: 's1', name: 'Ada' });
});

test('a fault comes back as a value with its code and sentence', async () => {
  const send = sendFrom(ourPage, () => Promise.reject(new Fault('not-found', 'Nobody is Ada.')));
  expect(await send('people.suspend', { who: 'Ada' })).toEqual({
    ok: false,
    code: 'not-found',
    message: 'Nobody is Ada.',
  });
  expect(await send('people.rob', {})).toMatchObject({ ok: false, code: 'invalid-input' });
});

test.each<[string, Sender | null]>([
  ['of another site', { origin: 'https://example.org', parent: null }],
  ['of a file', { origin: 'file://', parent: null }],
  ['without an origin', { origin: 'null', parent: null }],
  ['of ours inside another', { origin: 'rollcall://kiosk', parent: {} }],
  ['that is gone', null],
])('a frame %s is refused, and no service is called', async (_, sender) => {
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

test('a notice goes to the page, and to none that has crashed', () => {
  const contents = new StubContents();
  const notice = { type: 'vision', state: 'ready' } as const;
  tell(contents as unknown as WebContents, notice);
  contents.crashed = true;
  tell(contents as unknown as WebContents, notice);
  expect(contents.sent).toEqual([['rollcall:notice', notice]]);
});
