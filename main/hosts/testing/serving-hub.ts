import { onTestFinished } from 'vitest';
import { spawnHub, type HubProcess, type HubProcessOptions } from './hub-process.js';

/** As `spawnHub`; it ends with the test at the latest. */
export async function startHubProcess(
  data: string,
  options: HubProcessOptions = {},
): Promise<HubProcess> {
  const hub = await spawnHub(data, options);
  onTestFinished(() => hub.stop());
  return hub;
}
