import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { counted } from '../../contract/plural.js';
import { packageFolder } from '../../models/build.js';

/*
 * TensorFlow.js with its WebAssembly backend, for the packages that we compare with. They are CommonJS files
 * that their packages do not export, so they are loaded by path, and only the parts used here are typed.
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
 * Loads TensorFlow.js on WebAssembly with SIMD and one thread.
 * @throws Error for any other configuration, which would make the comparison unfair.
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
      `expected TensorFlow.js on WebAssembly with SIMD and 1 thread, but it uses ${tf.getBackend()}, SIMD ${String(simd)}, ${counted(threads, 'thread')}`,
    );
  }
  return tf;
}

/** The folder of the backend's WebAssembly files, with a final separator. */
export function wasmFolder(): string {
  return join(packageFolder('@tensorflow/tfjs-backend-wasm'), 'dist') + sep;
}
