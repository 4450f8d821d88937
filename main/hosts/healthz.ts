import { isHealthy, statusOf } from '../health/status.js';

/** The answer to `/healthz`. */
export interface Healthz {
  readonly isHealthy: boolean;
  /** JSON with the state and the warnings, without anything about people. */
  readonly body: string;
}

/** How the kiosk of a data folder is, for a program that watches it. */
export async function healthzOf(folder: string): Promise<Healthz> {
  const status = await statusOf(folder);
  const { state, heartbeat } = status;
  const { program = null, at = null, warnings = [] } = heartbeat ?? {};
  return {
    isHealthy: isHealthy(status),
    body: `${JSON.stringify({ state, program, at, warnings })}\n`,
  };
}
