import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { randomFrom } from '../../base/random-from.js';
import type { Connector } from '../connector.js';
import type { AttendanceEvent, Punch } from '../events.js';
import type { Outcome } from '../outcome.js';
import type { SystemOptions } from '../systems/options.js';
import { correction, personOf, punch, punchEvent } from './events.js';
import type { SystemServer, Trouble } from './system-server.js';

export interface SuiteSubject<Server extends SystemServer> {
  readonly start: () => Promise<Server>;
  readonly connect: (server: Server, limits: SystemOptions) => Connector;
  /** The system's id of `ada`. */
  readonly ada: string;
  /** The resolution of the system's times, in milliseconds. */
  readonly unitMs: number;
}

const limits = { timeoutMs: 10_000, maxBytes: 100_000 };
/** The time-out for answers that never come. */
const shortMs = 300;
const troubles: readonly Trouble[] = ['busy', 'down', 'half', 'lost', 'dropped', 'page'];
const success = expect.stringMatching(/^(sent|already-there)$/) as unknown;

/** What every connector guarantees: each punch is once in the other system, whatever fails in between. */
export function connectorSuite<Server extends SystemServer>(
  name: string,
  { start, connect, ada, unitMs }: SuiteSubject<Server>,
): void {
  let server: Server;
  let connector: Connector;
  let hasty: Connector;
  beforeEach(async () => {
    server = await start();
    onTestFinished(() => server.stop());
    connector = connect(server, { address: server.address, ...limits });
    hasty = connect(server, { address: server.address, ...limits, timeoutMs: shortMs });
  });
  const send = (event: AttendanceEvent): Promise<Outcome> => connector.send(event, personOf);
  /** Sends while the next request that writes fails. */
  const sendWith = async (trouble: Trouble, event: AttendanceEvent): Promise<Outcome> => {
    server.troubles.push(trouble);
    const outcome = await (trouble === 'lost' ? hasty : connector).send(event, personOf);
    server.troubles.length = 0;
    return outcome;
  };

  /** Each side of each record, such as `7 in 2026-03-02T08:00:12.000Z`. */
  const sides = (): string[] =>
    server
      .records()
      .flatMap(({ employee, in: from, out }) => [
        ...(from === null ? [] : [`${employee} in ${from}`]),
        ...(out === null ? [] : [`${employee} out ${out}`]),
      ]);
  const sideOf = ({ direction, atMs }: Punch): string => {
    const at = new Date(Math.floor(atMs / unitMs) * unitMs).toISOString();
    return `${ada} ${direction} ${at}`;
  };
  const day = (date: string): [Punch, Punch] => {
    const from = punch(`in ${date}T08:00`);
    return [from, punch(`out ${date}T16:30`, from)];
  };

  describe(name, () => {
    test('sends a punch once, however often it is asked to', async () => {
      const [from, to] = day('2026-03-02');
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'sent' });
      expect(sides()).toEqual([sideOf(from)]);
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'already-there' });
      expect(await send(punchEvent(to))).toMatchObject({ kind: 'sent' });
      expect(await send(punchEvent(to))).toMatchObject({ kind: 'already-there' });
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'already-there' });
      expect(sides()).toEqual([sideOf(from), sideOf(to)]);
    });

    test('sends a day that is over, and several stints of a day', async () => {
      const first = punch('in 2026-03-02T07:00');
      const pause = punch('out 2026-03-02T11:00', first);
      const second = punch('in 2026-03-02T11:45');
      const end = punch('out 2026-03-02T15:30', second);
      const known = [{ ...first, partner: pause }, pause, { ...second, partner: end }, end];
      for (const one of known) expect((await send(punchEvent(one))).kind).toEqual(success);
      expect(sides()).toEqual(known.map(sideOf));
    });

    test.each(troubles)('is whole again after: %s', async (trouble) => {
      const punches = day('2026-03-02');
      for (const one of punches) {
        const outcome = await sendWith(trouble, punchEvent(one));
        expect(outcome).toMatchObject({ kind: 'wait', afterMs: trouble === 'busy' ? 7000 : null });
        expect((await send(punchEvent(one))).kind).toEqual(success);
      }
      expect(sides()).toEqual(punches.map(sideOf));
    });

    test('does not follow a redirect, which would carry the key away', async () => {
      server.troubles.push('moved');
      server.movedTo = `${server.address}/elsewhere`;
      const [from] = day('2026-03-02');
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'wait', afterMs: 3_600_000 });
      expect(server.requests.some(({ path }) => path === '/elsewhere')).toBe(false);
    });

    test('stops reading an answer that is too large', async () => {
      server.anyTroubles.push('huge');
      const [from] = day('2026-03-02');
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'wait' });
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'sent' });
    });

    test('asks for a new key, and goes on with it', async () => {
      server.acceptsKey = false;
      const [from] = day('2026-03-02');
      const outcome = await send(punchEvent(from));
      expect(outcome).toMatchObject({ kind: 'reauthorise' });
      expect(JSON.stringify(outcome)).not.toMatch(/secret/);
      expect(sides()).toEqual([]);
      server.acceptsKey = true;
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'sent' });
    });

    test('a change that is forbidden is refused alone, and everything else if reading is', async () => {
      const [from] = day('2026-03-02');
      server.anyTroubles.push('forbidden');
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'reauthorise' });
      expect(await sendWith('forbidden', punchEvent(from))).toMatchObject({ kind: 'refused' });
      expect(await send(punchEvent(from))).toMatchObject({ kind: 'sent' });
    });

    test('refuses people whom the system does not know, in words', async () => {
      const [from] = day('2026-03-02');
      expect(await send(punchEvent(from, 'new'))).toMatchObject({
        kind: 'refused',
        reason: expect.stringContaining('4711') as unknown,
      });
      expect(await send(punchEvent(from, 'none'))).toMatchObject({
        kind: 'refused',
        reason: 'The person has no employee number. Enter it.',
      });
      expect(await send(punchEvent(from, 'erased'))).toMatchObject({ kind: 'refused' });
      expect(sides()).toEqual([]);
    });

    test('moves a punch that HR corrected, once', async () => {
      const [from, to] = day('2026-03-02');
      for (const one of [from, to]) await send(punchEvent(one));
      const earlier = { ...punch('in 2026-03-02T07:40'), partner: to };
      const event = correction({ withdraws: from, brings: earlier });
      expect(await sendWith('lost', event)).toMatchObject({ kind: 'wait' });
      expect((await send(event)).kind).toEqual(success);
      expect((await send(event)).kind).toEqual(success);
      expect(sides()).toEqual([sideOf(earlier), sideOf(to)]);
    });

    test('adds a punch that HR added, and gives nothing for one it withdrew', async () => {
      const [from, to] = day('2026-03-02');
      await send(punchEvent(from));
      expect(await send(correction({ brings: to }))).toMatchObject({ kind: 'sent' });
      const gone = punch('in 2026-03-02T20:00');
      expect((await send(correction({ withdraws: gone }))).kind).toBe('already-there');
      expect(sides()).toEqual([sideOf(from), sideOf(to)]);
    });

    test('sends a clock-out whose clock-in did not arrive, with it', async () => {
      const [from, to] = day('2026-03-02');
      expect((await sendWith('lost', punchEvent(to))).kind).toEqual('wait');
      for (const one of [to, to, from]) expect((await send(punchEvent(one))).kind).toEqual(success);
      expect(sides()).toEqual([sideOf(from), sideOf(to)]);
    });

    test('leaves merged records to HR', async () => {
      const merge = { kind: 'merge', id: 'm', subjectId: 'ben', into: 'ada', atMs: 0 } as const;
      expect(await send(merge)).toMatchObject({ kind: 'refused', byHand: true });
    });

    test('loses and doubles nothing in weeks of failures', async () => {
      const random = randomFrom(7);
      const punches = Array.from({ length: 10 }, (_, at) =>
        day(`2026-03-${String(at + 1).padStart(2, '0')}`),
      ).flat();
      // Without lost answers, each of which takes the whole timeout: they have their own test.
      const quick = troubles.filter((one) => one !== 'lost');
      for (const one of punches) {
        let outcome: Outcome;
        do {
          if (random() < 0.5) {
            const list = random() < 0.7 ? server.troubles : server.anyTroubles;
            list.push(quick[Math.floor(random() * quick.length)]!);
          }
          outcome = await send(punchEvent(one));
          expect(outcome.kind).toMatch(/^(sent|already-there|wait)$/);
          // The process may die before it notes a success, and then it sends again.
        } while (outcome.kind === 'wait' || random() < 0.2);
      }
      expect(sides()).toEqual(punches.map(sideOf));
    });
  });
}
