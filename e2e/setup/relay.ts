import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The network between a kiosk and its hub, which a test can cut: it passes bytes on. */
export class Relay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;
  #onRefused: () => void = () => undefined;

  private constructor(private readonly to: number) {
    this.#server = createServer((socket) => {
      this.#pass(socket);
    });
  }

  /** @param to port of this machine to which everything is forwarded. */
  static async start(to: number): Promise<Relay> {
    const relay = new Relay(to);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Ends all connections, and refuses new ones. @returns when the first one was refused. */
  cut(): Promise<void> {
    this.#isCut = true;
    this.#endAll();
    return new Promise((resolve) => {
      this.#onRefused = resolve;
    });
  }

  /** Forwards bytes again. */
  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#endAll();
    await once(this.#server, 'close');
  }

  #endAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #pass(from: Socket): void {
    if (this.#isCut) {
      from.destroy();
      this.#onRefused();
      return;
    }
    const onward = connect(this.to, '127.0.0.1');
    for (const [one, other] of [
      [from, onward],
      [onward, from],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
