import { runProgram } from './program.js';

// Ends quietly if the reader of the output has ended, as with `rollcall log | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await runProgram(process.argv.slice(2));
