import { stat } from 'node:fs/promises';

/** Whether there is a file or folder with this path. One that cannot be looked at counts as none. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
