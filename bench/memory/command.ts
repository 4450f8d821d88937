import { report } from './run-program.js';

/*
 * Runs a Rollcall command, given as arguments, and reports the peak resident memory of this process in bytes
 * (Linux: VmHWM) and the command's exit code.
 */

process.argv.splice(1, 1, 'rollcall');
// The module's last statement waits for the command to finish.
await import('../../main/hosts/cli/main.js');
report({
  peakBytes: process.resourceUsage().maxRSS * 1024,
  exitCode: Number(process.exitCode ?? 0),
});
