import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { packQuestion, unpackAnswer } from '../contract/transport/messages.js';
import { startWebHost } from '../main/hosts/web/host.js';
import { median } from './measure.js';
import { toI420 } from '../main/vision/testing/i420.js';
import { singleFacePictures } from './pictures.js';
import type { RowGroup } from './row.js';

const attackedName = 'kiosk-attacked';
const windowSeconds = 8;
const rounds = 3;

/** The door's frame rate while another program of the same computer attacks the web host. */
export const attackedRows: RowGroup = {
  rows: [attackedName],

  async measure() {
    const data = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    const host = await startWebHost({ data, port: 0, log: () => undefined });
    const door = await openDoor(host.url);
    try {
      await door.framesOver(3);
      const calm: number[] = [];
      const attacked: number[] = [];
      for (let round = 0; round < rounds; round++) {
        calm.push(await door.framesOver(windowSeconds));
        const end = await attack(host.url);
        attacked.push(await door.framesOver(windowSeconds));
        await end();
      }
      const perSecond = (frames: readonly number[]): string =>
        (median(frames) / windowSeconds).toFixed(1);
      return [
        {
          row: attackedName,
          value: median(attacked) / median(calm),
          unit: 'of the frame rate',
          limit: { atLeast: 0.9 },
          details: `${perSecond(attacked)} frames per second with 1,000 hostile connections, ${perSecond(calm)} without; medians of ${rounds}, in turns`,
        },
      ];
    } finally {
      door.close();
      await host.close();
      await rm(data, { recursive: true });
    }
  },
};

interface DoorScreen {
  /** Sends frames, each after the answer to the previous one. @returns the number of answers. */
  framesOver(seconds: number): Promise<number>;
  close(): void;
}

/** A screen that shows the door, without a browser. */
async function openDoor(url: string): Promise<DoorScreen> {
  const { host, origin, hash } = new URL(url);
  const token = hash.slice('#token='.length);
  const socket = new WebSocket(`ws://${host}/rollcall?token=${token}`, { origin });
  await once(socket, 'open');
  let id = 0;
  const call = async (name: string, input: unknown): Promise<void> => {
    socket.send(packQuestion({ id: ++id, call: name, input }));
    for (let isAnswered = false; !isAnswered;) {
      const [bytes] = (await once(socket, 'message')) as [Buffer];
      // Not a notice.
      isAnswered = 'id' in unpackAnswer(bytes);
    }
  };
  await call('kiosk.start', { takeOver: true });
  const [picture] = await singleFacePictures();
  const frame = toI420(picture!);
  return {
    framesOver: async (seconds) => {
      let frames = 0;
      const end = performance.now() + seconds * 1000;
      for (; performance.now() < end; frames++)
        await call('kiosk.frame', { frame, direction: null });
      return frames;
    },
    close: () => {
      socket.terminate();
    },
  };
}

/** Starts the attacker. @returns a function that ends it. */
async function attack(url: string): Promise<() => Promise<void>> {
  const { port, hash } = new URL(url);
  const program = fileURLToPath(new URL('attacked/attacker.js', import.meta.url));
  const child = fork(program, [port, hash.slice('#token='.length)], { stdio: 'ignore' });
  const exit = once(child, 'exit');
  await Promise.race([
    once(child, 'message'),
    exit.then(([code]) => {
      throw new Error(`the attacker ended with code ${String(code)}`);
    }),
  ]);
  return async () => {
    child.kill('SIGKILL');
    await exit;
  };
}
