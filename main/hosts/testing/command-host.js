import process from 'node:process';
import { Readable } from 'node:stream';
import { reuseInference } from './reused-inference.js';

/*
 * Runs commands of the compiled command line one after the other, so that tests do not load the program
 * for each of them. Plain JavaScript: tests start it with Node (see `command-line.ts`). Each message has
 * the arguments, the working directory, the environment and standard input; the answer has the exit code
 * and what was printed.
 */

reuseInference();
const { runProgram } = await import('../../../dist/main/hosts/cli/program.js');
const printed = { out: '', err: '' };

/** @param {'out' | 'err'} stream */
function capture(stream) {
  /** @type {(text: string | Uint8Array, ...rest: unknown[]) => boolean} */
  return (text, ...rest) => {
    printed[stream] += typeof text === 'string' ? text : Buffer.from(text).toString();
    // Streams pass a callback, which a pipeline waits for.
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
}
process.stdout.write = capture('out');
process.stderr.write = capture('err');

/** Makes `process.env` equal to `env`. */
function setEnvironment(env) {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
}

async function run({ args, cwd, env, input }) {
  process.chdir(cwd);
  setEnvironment(env);
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  Object.assign(printed, { out: '', err: '' });
  process.exitCode = undefined;
  await runProgram(args);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { code, ...printed };
}

let queue = Promise.resolve();
process.on('message', (command) => {
  queue = queue.then(async () => {
    process.send(await run(command));
  });
});
process.on('disconnect', () => process.exit());
process.send('ready');
