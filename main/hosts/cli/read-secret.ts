import { createInterface } from 'node:readline/promises';

/**
 * One line of standard input; asked for, and not shown, where a person types it.
 * @param what it is, such as `PIN`.
 */
export async function readSecret(what: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) {
    for await (const line of createInterface({ input: stdin })) return line.trim();
    return '';
  }
  stderr.write(`${what}: `);
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
