import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

/*
 * Reads QR codes; runs in a thread that badge-reader.ts starts. It imports nothing of Rollcall, so that it can run
 * from beside Electron's archive.
 */

/** A picture in grey. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  /** A byte per pixel. */
  readonly luma: Uint8Array;
}

/** A badge may be beside another code, such as one on a poster. */
const options: ReaderOptions = { formats: ['QRCode'], maxNumberOfSymbols: 4, tryInvert: false };
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
// Without the bytes, the library would load them from the network.
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer },
  fireImmediately: true,
});

let pixels = new Uint8ClampedArray(0);

parentPort!.on('message', (picture: GreyPicture) => {
  void textsIn(picture).then((texts) => {
    parentPort!.postMessage(texts);
  });
});

async function textsIn({ width, height, luma }: GreyPicture): Promise<string[]> {
  if (pixels.length !== luma.length * 4) pixels = new Uint8ClampedArray(luma.length * 4).fill(255);
  for (let from = 0, to = 0; from < luma.length; from += 1, to += 4) {
    pixels[to] = pixels[to + 1] = pixels[to + 2] = luma[from]!;
  }
  const found = await readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' }, options);
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
