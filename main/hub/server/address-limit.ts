import { isIPv4, type Socket } from 'node:net';

/** Limits the connections of each address. Of IPv6, a network of /64 counts as one: a computer has all of its addresses. */
export class AddressLimit {
  readonly #counts = new Map<string, number>();

  constructor(
    private readonly maxPerAddress: number,
    private readonly isCounted: (address: string) => boolean,
  ) {}

  /** Call it for each new connection. It is ended if its address has too many. */
  admit(socket: Socket): void {
    const { remoteAddress } = socket;
    // It has already gone.
    if (remoteAddress === undefined || !this.isCounted(remoteAddress)) return;
    const client = clientOf(remoteAddress);
    const count = this.#counts.get(client) ?? 0;
    if (count >= this.maxPerAddress) {
      socket.destroy();
      return;
    }
    this.#counts.set(client, count + 1);
    socket.once('close', () => {
      const left = (this.#counts.get(client) ?? 1) - 1;
      if (left === 0) this.#counts.delete(client);
      else this.#counts.set(client, left);
    });
  }
}

/** True for this computer itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || withoutPrefix(address).startsWith('127.');
}

function clientOf(address: string): string {
  const plain = withoutPrefix(address);
  if (isIPv4(plain)) return plain;
  const [before = '', after = ''] = plain.split('%')[0]!.split('::');
  const parts = before.split(':').filter((part) => part !== '');
  const rest = after.split(':').filter((part) => part !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - parts.length - rest.length) }, () => '0');
  return [...parts, ...zeros, ...rest].slice(0, 4).join(':');
}

/** An IPv4 address that a socket for both kinds names as IPv6, such as `::ffff:10.0.0.1`. */
function withoutPrefix(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}
