import { endEarlyVision, startVisionEarly } from './early-start.js';

// Ends quietly if the reader of the output has ended, as with `rollcall log | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const args = process.argv.slice(2);
await startVisionEarly(args);
const { runProgram } = await import('./program.js');
await runProgram(args);
await endEarlyVision();
