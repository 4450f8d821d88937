import { isHealthy, statusOf } from '../health/status.js';

/** The answer to `/healthz`. */
export interface Healthz {
  readonly isHealthy: boolean;
  /** JSON with the state and the warnings, without anything about people. */
  readonly body: string;
}

/** The state of the kiosk of a data folder, for a program that monitors it. */
export async function healthzOf(folder: string): Promise<Healthz> {
  const status = await statusOf(folder);
  const { state, heartbeat } = status;
  const { program = null, at = null, warnings = [] } = heartbeat ?? {};
  return {
    isHealthy: isHealthy(status),
    body: `${JSON.stringify({ state, program, at, warnings })}\n`,
  };
}
