import { answer } from './ask.js';

/*
 * Runs one command of the command line, which is given as arguments, and answers the peak of this
 * process's resident memory in bytes (Linux: VmHWM), and the command's exit code.
 */

process.argv.splice(1, 1, 'rollcall');
// Its last line waits for the end of the command.
await import('../../main/hosts/cli/main.js');
answer({
  peakBytes: process.resourceUsage().maxRSS * 1024,
  exitCode: Number(process.exitCode ?? 0),
});
