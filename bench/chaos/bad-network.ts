import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The faults of the network. */
export const networkFaults = [
  /** New connections are refused. */
  'refuses',
  /** Bytes arrive late, in both directions. */
  'slow',
  /** The hub gets a request, and its answer is lost after some bytes. */
  'loses answers',
  /** The kiosk's connection ends, and the bytes that it had sent reach the hub seconds later. */
  'late requests',
  /** The bytes of a connection reach the hub a second time, over another connection. */
  'twice',
  /** Bytes arrive one or a few at a time. */
  'crumbs',
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** Parts of what a client sends before its first request: two of the handshake of TLS 1.3. */
const handshakeParts = 2;
const maxDelayMs = 600;
const maxLateMs = 4000;

/** The network between one kiosk and its hub. */
export class BadNetwork {
  /** Null for a network without faults. */
  fault: NetworkFault | null = null;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(
    private readonly to: number,
    private readonly random: () => number,
  ) {
    this.#server = createServer((socket) => {
      this.#pass(socket);
    });
  }

  /** @param to port of this machine to which everything is forwarded. */
  static async start(to: number, random: () => number): Promise<BadNetwork> {
    const network = new BadNetwork(to, random);
    network.#server.listen(0, '127.0.0.1');
    await once(network.#server, 'listening');
    return network;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  #connect(): Socket {
    return this.#hold(connect(this.to, '127.0.0.1'));
  }

  #hold(socket: Socket): Socket {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    return socket;
  }

  #pass(from: Socket): void {
    this.#hold(from);
    if (this.fault === 'refuses') {
      from.destroy();
      return;
    }
    const onward = this.#connect();
    const sent: Buffer[] = [];
    let isLate = false;
    const [up, down] = [this.#writer(onward), this.#writer(from)];
    from.on('data', (bytes: Buffer) => {
      sent.push(bytes);
      if (this.fault === 'late requests' && sent.length > handshakeParts) {
        isLate = true;
        from.destroy();
        setTimeout(() => onward.end(bytes), this.random() * maxLateMs).unref();
        return;
      }
      up(bytes);
    });
    onward.on('data', (bytes: Buffer) => {
      if (this.fault === 'loses answers' && sent.length > handshakeParts) {
        from.end(bytes.subarray(0, Math.floor(this.random() * bytes.length)));
        onward.destroy();
        return;
      }
      down(bytes);
    });
    from.on('close', () => {
      if (!isLate) onward.destroy();
      if (this.fault === 'twice') this.#connect().end(Buffer.concat(sent));
    });
    onward.on('close', () => from.destroy());
  }

  /** Writes in order, with the present fault. */
  #writer(to: Socket): (bytes: Buffer) => void {
    let last: Promise<void> = Promise.resolve();
    const wait = (ms: number): Promise<void> =>
      new Promise((resolve) => setTimeout(resolve, ms).unref());
    return (bytes) => {
      last = last.then(async () => {
        if (this.fault === 'slow') await wait(this.random() * maxDelayMs);
        const isCrumbs = this.fault === 'crumbs';
        for (let at = 0; at < bytes.length && !to.destroyed;) {
          const length = isCrumbs ? 1 + Math.floor(this.random() * 400) : bytes.length;
          to.write(bytes.subarray(at, at + length));
          at += length;
          if (isCrumbs) await wait(1);
        }
      });
    };
  }
}
