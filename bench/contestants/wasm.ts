import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { packageFolder } from '../../models/build.js';

/*
 * TensorFlow.js with its WebAssembly backend, for the packages that we compare with. They are
 * CommonJS files inside packages that do not export them, so they are loaded by path, and only
 * what is used of them is typed.
 */

const require = createRequire(import.meta.url);

/** The part of TensorFlow.js used here. */
export interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  getBackend(): string;
  env(): { getAsync(flag: string): Promise<unknown> };
  tensor3d(
    values: Uint8Array,
    shape: readonly [number, number, number],
    dtype: 'int32',
  ): { dispose(): void };
}

interface WasmBackend {
  setWasmPaths(folder: string): void;
  setThreadsCount(count: number): void;
  getThreadsCount(): number;
}

/** Loads a file of an installed package as CommonJS. */
export function loadFrom(packageName: string, file: string): unknown {
  return require(join(packageFolder(packageName), file));
}

/**
 * TensorFlow.js on WebAssembly with vector instructions and one thread.
 * @throws Error where it would run in any other way, which would make the comparison unfair.
 */
export async function loadTensorFlow(): Promise<TensorFlow> {
  const tf = require('@tensorflow/tfjs') as TensorFlow;
  const wasm = require('@tensorflow/tfjs-backend-wasm') as WasmBackend;
  wasm.setWasmPaths(wasmFolder());
  wasm.setThreadsCount(1);
  await tf.setBackend('wasm');
  await tf.ready();
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const threads = wasm.getThreadsCount();
  if (tf.getBackend() !== 'wasm' || simd !== true || threads !== 1) {
    throw new Error(
      `TensorFlow.js runs on ${tf.getBackend()}, SIMD ${String(simd)}, ${threads} threads`,
    );
  }
  return tf;
}

/** The folder of the backend's WebAssembly files, ending in a separator. */
export function wasmFolder(): string {
  return join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist') + sep;
}
