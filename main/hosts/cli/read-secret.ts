import { createInterface } from 'node:readline/promises';
import type { Client } from '../../../contract/transport/connect.js';

/**
 * Opens the data folder, then reads as `readSecret`: a folder that cannot be opened must not be reported
 * only after someone has typed.
 * @throws Fault as `openDataFolder`.
 */
export async function readSecretFor(client: Client, prompt: string): Promise<string> {
  await client['settings.get']({});
  return readSecret(prompt);
}

/**
 * Reads one line from standard input. On a terminal it prompts, and does not show what is typed.
 * @param prompt such as `PIN`.
 */
export async function readSecret(prompt: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    for await (const line of createInterface({ input: stdin })) return line.trim();
    return '';
  }
  stderr.write(`${prompt}: `);
  stdin.setRawMode(true);
  let typed = '';
  for await (const bytes of stdin) {
    const key = String(bytes);
    if (key === '\u0003') process.exit(130);
    if (/[\r\n]/.test(key)) break;
    typed = key === '\u007f' ? typed.slice(0, -1) : typed + key;
  }
  stdin.setRawMode(false);
  stderr.write('\n');
  return typed;
}
