import { access, constants, readdir } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../health/checks/finding.js';

/** Checks that a camera is connected and that this user may use it. @param devices folder of the devices, for tests. */
export async function checkCamera(devices = '/dev'): Promise<Finding> {
  const check = 'camera';
  if (platform() !== 'linux') {
    return {
      check,
      state: 'skipped',
      sentence: 'Only the kiosk’s page can check the camera on this system. Open the kiosk.',
    };
  }
  const names = (await readdir(devices)).filter((name) => /^video\d+$/.test(name));
  if (names.length === 0) {
    return {
      check,
      state: 'warning',
      sentence: 'No camera is connected. People can only clock in with a PIN.',
    };
  }
  const mayUse = await Promise.all(
    names.map((name) =>
      access(join(devices, name), constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!mayUse.includes(true)) {
    return {
      check,
      state: 'bad',
      sentence:
        'This user may not use the camera. Add the user to the group "video", and sign in again.',
    };
  }
  return { check, state: 'good', sentence: 'A camera is connected and can be used.' };
}
