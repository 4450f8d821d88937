import childProcess from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

/*
 * Gives a command the inference process of an earlier one, since loading OpenCV and the models takes longer than most
 * commands. Only a process that would load the same bundled models, and that is as if it had just started: it
 * answered every request, and analysed files, which leave nothing behind.
 */

const entry = /[\\/](vision[\\/]worker|inference)[\\/]process\.js$/;
const activeFile = 'active.json';
/** IDs that no imported model has. */
const bundled = new Set(['bundled', 'mobilefacenet', 'face-recognition', 'blazeface', 'mtcnn']);
const stateless = new Set(['file', 'inspect']);
const nextCommand = new URL('next-command.js', import.meta.url).href;
const { fork } = childProcess;

/** Processes that wait for the next command: at most two, as a trial of a model has two with bundled ones. */
const idle = [];
const maxIdle = 2;

/** Makes `fork` of `node:child_process` reuse inference processes, for modules that are loaded later. */
export function reuseInference() {
  childProcess.fork = (program, args, options) =>
    entry.test(program) ? new Lease(take(program, args, options)) : fork(program, args, options);
  syncBuiltinESMExports();
}

function take(program, args, options) {
  const models = bundledModels(JSON.parse(args[0]));
  const found = models === null ? -1 : idle.findIndex((started) => started.models === models);
  return found === -1 ? new Started(models, program, args, options) : idle.splice(found, 1)[0];
}

function keep(started) {
  if (idle.length === maxIdle) idle.shift().child.kill('SIGKILL');
  idle.push(started);
}

/** The embedding net and the detector that will be loaded; null if an imported model may be, or if that is unclear. */
function bundledModels({ folder, embedding, detector, antispoof }) {
  try {
    const { imported, active } = modelsIn(join(folder, 'models'));
    // A trial names the net that it tries.
    if (![undefined, 'none'].includes(antispoof)) return null;
    if (imported.length > 0 && antispoof !== 'none') return null;
    const chosen = [embedding ?? active?.embedding, detector ?? active?.detector];
    const ids = chosen.map((id) => id ?? 'bundled');
    return ids.every((id) => bundled.has(id)) ? ids.join(' ') : null;
  } catch {
    // Some tests damage that folder.
    return null;
  }
}

/** What the folder of models contains. @throws Error if it cannot be read. */
function modelsIn(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const active = names.includes(activeFile)
    ? readFileSync(join(folder, activeFile), 'utf8')
    : 'null';
  const imported = names.filter((name) => name !== activeFile && name !== 'staging');
  return { imported, active: JSON.parse(active) };
}

/** An inference process. */
class Started {
  /** @type {Lease | null} */
  lease = null;
  isReady = false;
  isStateless = true;
  waiting = 0;

  constructor(models, program, args, options) {
    this.models = models;
    const execArgv = [...process.execArgv, '--import', nextCommand];
    this.child = fork(program, args, { ...options, execArgv });
    this.child.on('message', (reply) => {
      if (reply.kind === 'ready') this.isReady = true;
      else this.waiting -= 1;
      this.lease?.emit('message', reply);
    });
    this.child.on('error', (error) => this.lease?.emit('error', error));
    this.child.on('exit', (code, signal) => {
      if (idle.includes(this)) idle.splice(idle.indexOf(this), 1);
      this.lease?.end(code, signal);
    });
  }

  send(request, callback) {
    this.waiting += 1;
    if (!stateless.has(request.kind)) this.isStateless = false;
    this.child.send(request, callback);
  }

  get isAsNew() {
    return this.models !== null && this.isReady && this.isStateless && this.waiting === 0;
  }
}

/** An inference process as one command sees it: it ends when the command ends it. */
class Lease extends EventEmitter {
  exitCode = null;
  signalCode = null;

  constructor(started) {
    super();
    this.started = started;
    started.lease = this;
    if (!started.isReady) return;
    started.child.send({ folder: process.cwd() });
    process.nextTick(() => this.emit('message', { kind: 'ready' }));
  }

  get pid() {
    return this.started.child.pid;
  }

  send(request, callback) {
    this.started.send(request, callback);
  }

  kill(signal) {
    const { started } = this;
    if (started.lease !== this) return false;
    if (!started.isAsNew) return started.child.kill(signal);
    started.lease = null;
    keep(started);
    process.nextTick(() => this.end(null, signal));
    return true;
  }

  end(code, signal) {
    this.exitCode = code;
    this.signalCode = signal;
    this.emit('exit', code, signal);
  }
}
