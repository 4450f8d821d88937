import type { ServerResponse } from 'node:http';
import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { packageVersion } from '../../models/package-root.js';
import type { HubDatabase } from './database/open-database.js';
import { RateLimit } from './rest/rate-limit.js';
import { tokenOfHeader } from './rest/tokens.js';
import { hubStatus, type HubStatus } from './status.js';
import type { Answerer } from './server/server.js';

const path = '/metrics';
const scope = 'metrics:read';

/**
 * The hub's metrics in Prometheus' text format, at `/metrics` for tokens with the scope `metrics:read`. They contain
 * the kiosks' names, and nothing about people.
 */
export function metrics({
  db,
  onBug,
}: {
  readonly db: HubDatabase;
  readonly onBug: (error: unknown) => void;
}): Answerer {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const update = kioskGauges(registry);
  const limit = new RateLimit();
  return async (request, response) => {
    if (request.url !== path) return false;
    try {
      const token = await tokenOfHeader(db, request.headers.authorization);
      const isUsable = token?.isRevoked === false && token.scopes.includes(scope);
      const waitSeconds = isUsable
        ? await limit.countToken(token.id)
        : await limit.countStranger(request.socket.remoteAddress ?? '');
      if (waitSeconds > 0) {
        end(response, 429, `Too many requests. Try again in ${waitSeconds} s.`, {
          'Retry-After': waitSeconds,
        });
      } else if (!isUsable) {
        end(response, 401, `Send a token with the scope ${scope}: "rollcall hub token add".`, {
          'WWW-Authenticate': 'Bearer',
        });
      } else {
        update(await hubStatus(db), new Date());
        end(response, 200, await registry.metrics(), { 'Content-Type': registry.contentType });
      }
    } catch (error) {
      onBug(error);
      end(response, 503, 'The hub cannot answer now: its database may be restarting.');
    }
    return true;
  };
}

/** @returns sets the gauges of all kiosks. */
function kioskGauges(registry: Registry): (status: HubStatus, now: Date) => void {
  const gauge = (name: string, help: string, labels: string[] = ['kiosk']): Gauge =>
    new Gauge({ name: `rollcall_${name}`, help, labelNames: labels, registers: [registry] });
  gauge('hub_info', 'The hub’s version', ['version']).set({ version: packageVersion() }, 1);
  const active = gauge('kiosk_active', '1 if the kiosk may send, 0 if it was revoked');
  const entries = gauge('kiosk_entries', 'Entries of the kiosk at the hub');
  const lag = gauge('kiosk_lag_entries', 'Entries that the kiosk had not sent when last seen');
  const seen = gauge('kiosk_seen_seconds_ago', 'Seconds since the kiosk was last seen');
  const offset = gauge('kiosk_clock_offset_seconds', 'The hub’s clock minus the kiosk’s');
  const alarms = gauge('kiosk_alarms', 'Alarms of the kiosk', ['kiosk', 'kind']);
  return (status, now) => {
    for (const one of [active, entries, lag, seen, offset, alarms]) one.reset();
    for (const kiosk of status.kiosks) {
      const labels = { kiosk: kiosk.name };
      active.set(labels, kiosk.state === 'active' ? 1 : 0);
      entries.set(labels, kiosk.entries);
      lag.set(labels, kiosk.lag);
      if (kiosk.lastSeenAt !== null) {
        seen.set(labels, (now.getTime() - Date.parse(kiosk.lastSeenAt)) / 1000);
      }
      if (kiosk.clockOffsetMs !== null) offset.set(labels, kiosk.clockOffsetMs / 1000);
    }
    for (const { name, kind, times } of status.alarms) alarms.inc({ kiosk: name, kind }, times);
  };
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string | number>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(text);
}
