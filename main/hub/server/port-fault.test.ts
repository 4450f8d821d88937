import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { portFault } from './port-fault.js';

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test('the message about a port in use names the port, and says what to do', async () => {
  const port = await listen(createServer(), 0);
  const error: unknown = await listen(createServer(), port).catch((thrown: unknown) => thrown);
  expect(portFault(error, port)).toMatchObject({
    code: 'invalid-input',
    message: `Port ${port} is in use or not allowed. Choose another one with --port.`,
    cause: { code: 'EADDRINUSE' },
  });
});

test('other errors are not changed', () => {
  const error = new Error('the certificate does not match its key');
  expect(portFault(error, 80)).toBe(error);
});
