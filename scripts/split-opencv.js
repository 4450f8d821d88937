import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Writes `dist/opencv`: OpenCV's JavaScript, and its WebAssembly in a separate file. The package has the WebAssembly as
 * a string of 12 million characters in its JavaScript. To read and decode that string takes 0.13 s of CPU time at each
 * start of the inference process, and the file takes 0.005 s.
 */

const source = createRequire(import.meta.url).resolve('@techstark/opencv-js');
const folder = fileURLToPath(new URL('../dist/opencv/', import.meta.url));
const [before, after] = ["binaryDecode('", "')}function getBinarySync"];
/** The characters that Emscripten escapes in its string, which has a character for each byte. */
const escapes = { r: '\r', n: '\n' };

const text = readFileSync(source, 'utf8');
const start = text.indexOf(before);
const end = text.indexOf(after);
const encoded = text.slice(start + before.length, Math.max(start, end));
const bytes = Buffer.from(
  encoded.replace(/\\(.)/g, (_, escaped) => escapes[escaped] ?? escaped),
  'latin1',
);
if (start < 0 || end < 0 || !WebAssembly.validate(bytes)) {
  throw new Error(
    `${source} has no WebAssembly where this version of Rollcall expects it. Install the version of package-lock.json.`,
  );
}
const reading = 'require("fs").readFileSync(__dirname+"/opencv.wasm")';
if (!existsSync(folder)) mkdirSync(folder);
writeFileSync(join(folder, 'opencv.wasm'), bytes);
writeFileSync(
  join(folder, 'opencv.cjs'),
  text.slice(0, start) + reading + text.slice(end + "')".length),
);
copyFileSync(join(dirname(source), '../LICENSE'), join(folder, 'LICENSE'));
