import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
} from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { create } from 'tar';

/*
 * `npm run release -- --key publisher.pem --out FOLDER`: makes the files that an update server needs for this system
 * (docs/updates.md): the package, the installers that were built, and the signed list. `--new-key publisher.pem` makes
 * the key.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    key: { type: 'string' },
    out: { type: 'string' },
    'new-key': { type: 'string' },
  },
});

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}

/** @param {import('node:crypto').KeyObject} key public key, as "rollcall update server --key" takes it. */
const textOf = (key) => key.export({ format: 'der', type: 'spki' }).toString('base64');

/** @param {string} file */
function makeKey(file) {
  if (existsSync(file)) fail(`${file} exists. Choose another name.`);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  console.log(`The private key is in ${file}. Keep it off the server. The public key:`);
  console.log(textOf(publicKey));
}

/** Folders and files of a package. Links, such as those in `.bin`, and files that only developers use are left out. */
const content = ['bin', 'dist', 'models/build', 'node_modules', 'package.json', 'LICENSE'];
const left = /^(dist\/(installers|bench|e2e|fuzz)|node_modules\/\.[^/]+)(\/|$)/;

/** @param {string} file */
async function pack(file) {
  await create(
    {
      ...{ file, cwd: root, gzip: true, portable: true },
      filter: (path, entry) =>
        !left.test(path) && !('isSymbolicLink' in entry && entry.isSymbolicLink()),
    },
    content,
  );
}

/** @param {string} folder @param {string} name @param {'package' | 'installer'} kind */
function listed(folder, name, kind) {
  const bytes = readFileSync(join(folder, name));
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  return { name, kind, sizeBytes: bytes.length, sha512 };
}

/** @param {string} keyFile @param {string} out */
async function release(keyFile, out) {
  if (!existsSync(join(root, 'dist/cli/main.js'))) fail('Run "npm run build" first.');
  const key = createPrivateKey(readFileSync(keyFile));
  if (key.asymmetricKeyType !== 'ed25519')
    fail(`${keyFile} is no Ed25519 key. Make one with --new-key.`);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const system = `${process.platform}-${process.arch}`;
  const folder = join(out, version);
  for (const one of [out, folder]) if (!existsSync(one)) mkdirSync(one);
  const name = `rollcall-${version}-${system}.tar.gz`;
  await pack(join(folder, name));
  const files = [listed(folder, name, 'package')];
  const installers = join(root, 'dist/installers');
  for (const one of existsSync(installers) ? readdirSync(installers) : []) {
    if (!/\.(exe|AppImage|zip|yml|blockmap)$/.test(one)) continue;
    copyFileSync(join(installers, one), join(folder, one));
    if (!/\.(yml|blockmap)$/.test(one)) files.push(listed(folder, one, 'installer'));
  }
  const text = `${JSON.stringify({ kind: 'rollcall-release', layout: 1, version, system, files }, null, 1)}\n`;
  const signature = `${sign(null, Buffer.from(text), key).toString('base64')}\n`;
  for (const place of [folder, out]) {
    writeFileSync(join(place, `rollcall-${system}.json`), text);
    writeFileSync(join(place, `rollcall-${system}.json.sig`), signature);
  }
  console.log(`Version ${version} for ${system}: ${files.map((file) => file.name).join(', ')}`);
  console.log(`Public key: ${textOf(createPublicKey(key))}`);
}

if (values['new-key'] !== undefined) makeKey(values['new-key']);
else if (values.key === undefined || values.out === undefined)
  fail('Name --key and --out, or --new-key. See the first lines of this file.');
else await release(values.key, values.out);
