import type { WebSocket } from 'ws';
import type { Notice } from '../../../contract/notice.js';
import { packAnswer, unpackQuestion, type Answer } from '../../../contract/transport/messages.js';
import type { Reply } from '../../../contract/transport/reply.js';
import { internalReply } from '../../../contract/transport/serve.js';
import type { ScreenSession } from '../screen-session.js';
import { CallQueue } from './call-queue.js';
import type { Limits } from './limits.js';

/** The connection of one screen. */
export class ScreenSocket {
  readonly #socket: WebSocket;
  readonly #screen: ScreenSession;
  readonly #onBug: (call: string, error: unknown) => void;
  readonly #maxUnreadBytes: number;
  #isAlive = true;

  /**
   * Answers the calls of a screen until it is closed. Any other message ends the connection.
   * @param onBug called with an error that no service handled.
   */
  constructor(
    socket: WebSocket,
    screen: ScreenSession,
    limits: Limits,
    onBug: (call: string, error: unknown) => void,
  ) {
    this.#socket = socket;
    this.#screen = screen;
    this.#onBug = onBug;
    this.#maxUnreadBytes = limits.maxUnreadBytes;
    const calls = new CallQueue(
      ({ call, input }) =>
        screen.send(call, input).catch((error: unknown) => {
          onBug(call, error);
          return internalReply;
        }),
      limits,
    );
    // The screen reconnects by itself.
    socket.on('error', () => undefined);
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    socket.on('close', () => {
      calls.close();
      screen.close();
    });
    socket.on('message', (bytes: Buffer) => {
      this.#isAlive = true;
      const question = unpackQuestion(bytes);
      if (question === null) {
        socket.close(1003, 'The message is not a call.');
        return;
      }
      const { id, call } = question;
      void calls.add(question, bytes.length).then((reply) => {
        this.#answer(id, call, reply);
      });
    });
  }

  get isSignedIn(): boolean {
    return this.#screen.isSignedIn();
  }

  notify(notice: Notice): void {
    this.#send({ notice });
  }

  /** Ends a connection whose other side has not responded since the last call of this method. */
  checkAlive(): void {
    if (!this.#isAlive) {
      this.#socket.terminate();
      return;
    }
    this.#isAlive = false;
    this.#socket.ping();
  }

  terminate(): void {
    this.#socket.terminate();
  }

  #answer(id: number, call: string, reply: Reply): void {
    try {
      this.#send({ id, reply });
    } catch (error) {
      // A service returned something that cannot be encoded.
      this.#onBug(call, error);
      this.#send({ id, reply: internalReply });
    }
  }

  /** @throws Error if the answer cannot be encoded. */
  #send(answer: Answer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > this.#maxUnreadBytes) {
      this.#socket.terminate();
      return;
    }
    this.#socket.send(packAnswer(answer), () => undefined);
  }
}
