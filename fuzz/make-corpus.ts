import { writeFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import encodeQR from 'qr';
import sharp from 'sharp';
import writeExcelFile from 'write-excel-file/node';
import { packAnswer, packQuestion } from '../contract/transport/messages.js';
import { chainEntry } from '../main/attendance/journal/entry-line.js';
import type { NewEntry } from '../main/attendance/journal/entry.js';
import { pairingCode } from '../main/link/pairing-code.js';
import { emptyHead } from '../main/storage/chain.js';
import { makeFolder } from '../main/storage/make-folder.js';
import { GraphBuilder } from '../models/formats/onnx/graph-builder.js';
import { writeOnnx } from '../models/formats/onnx/writer.js';
import { floatConstant, graphDefBytes } from '../models/proof/graph-def-writer.js';
import { floats, tfliteBytes } from '../models/proof/tflite-writer.js';
import { videos } from './make-videos.js';
import { corpusFile } from './parsers/corpus.js';

/*
 * Makes the files of `fuzz/corpus`, except `found-…`: `node dist/fuzz/make-corpus.js`. Two runs differ only in formats
 * that contain a time.
 */

const files: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  question: {
    'pin.msgpack': packQuestion({
      ...{ id: 1, call: 'kiosk.pin' },
      input: { number: '1001', pin: '4711', direction: null },
    }),
    'frame.msgpack': packQuestion({
      ...{ id: 2, call: 'kiosk.frame' },
      input: { frame: { format: 'RGBA', width: 2, height: 2, data: new Uint8Array(16) } },
    }),
  },
  answer: {
    'reply.msgpack': packAnswer({ id: 1, reply: { ok: true, value: [1.5, 'Ada', null] } }),
    'notice.msgpack': packAnswer({ notice: { type: 'notice', message: 'The disk is full.' } }),
  },
  'pairing-code': { 'code.txt': pairingCode('K7QF2M9', '0123456789abcdef'.repeat(4)) },
  sync: { 'batch.json': JSON.stringify(syncRequest()) },
  'rest-query': { 'page.txt': 'cursor=WzEsMl0&limit=500' },
  ...tables(),
  ...stored(),
  ...models(),
};

const pixels = Buffer.from(Array.from({ length: 24 * 24 * 3 }, (_, at) => (at * 37) % 256));
const picture = sharp(pixels, { raw: { width: 24, height: 24, channels: 3 } });
const pictures = {
  photo: {
    'photo.jpg': await picture
      .clone()
      .withExif({ IFD0: { Orientation: '6' } })
      .jpeg()
      .toBuffer(),
    'photo.png': await picture.clone().png().toBuffer(),
    'photo.webp': await picture.clone().webp().toBuffer(),
    'photo.avif': await picture.clone().avif({ effort: 0 }).toBuffer(),
    'photo.tiff': await picture.clone().tiff().toBuffer(),
    'photo.gif': await picture.clone().gif().toBuffer(),
  },
  gif: {
    'two-frames.gif': await sharp(Buffer.concat([pixels, pixels.toReversed()]), {
      raw: { width: 24, height: 48, channels: 3, pageHeight: 24 },
    })
      .gif({ delay: [80, 120] })
      .toBuffer(),
  },
  badge: { 'badge.grey': badge() },
  video: videos(pixels, 24),
};
const workbook = await writeExcelFile([
  ['number', 'name', 'department', 'email'],
  ['0042', 'Ada Lovelace', 'Lab', 'ada@example.com'],
  [1002, 'Grace Hopper', null, null],
]).toBuffer();
const workbooks = { 'roster-xlsx': { 'people.xlsx': workbook } };

for (const [target, named] of Object.entries({ ...files, ...pictures, ...workbooks })) {
  await makeFolder(corpusFile(target, '.'));
  for (const [name, content] of Object.entries(named)) {
    await writeFile(corpusFile(target, name), content);
  }
}

function syncRequest(): object {
  return {
    ...{
      version: 1,
      program: '0.1.0',
      name: 'Main entrance',
      clockOffsetMs: 12,
      contradicts: null,
    },
    head: { seq: 2, hash: 'a'.repeat(64) },
    items: [...journalLines(), { from: 3, to: 4, hash: 'b'.repeat(64) }],
  };
}

function journalLines(): string[] {
  const time = { at: '2026-03-02T07:59:00.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
  const punch = { kind: 'punch', ...time, subjectId: 'one', kioskId: 'kiosk-1' } as const;
  const entries: NewEntry[] = [
    {
      ...{ ...punch, direction: 'in', method: 'face', modelId: 'facenet' },
      ...{ distance: 0.412345, margin: 0.25, flags: [] },
    },
    {
      ...{ ...punch, direction: 'out', method: 'pin', modelId: null },
      ...{ distance: null, margin: null, flags: ['clock-set-back'] },
    },
  ];
  let head = emptyHead;
  return entries.map((entry) => {
    const { entry: chained, line } = chainEntry(entry, head, null);
    head = { seq: chained.seq, hash: chained.hash };
    return line;
  });
}

function tables() {
  const roster =
    'number;name;department;email;pin;schedule\n0042;Ada Lovelace;Lab;ada@example.com;4711;Nights\n1002;"Hopper; Grace";;;;\n';
  return {
    'roster-csv': {
      'semicolons.csv': roster,
      'titles.csv': `Our people\n\n${roster.replaceAll(';', ',')}`,
      'windows-1252.csv': Buffer.from('name,number\nMüller,7\nJosé,8\n', 'latin1'),
      'utf-16.csv': Buffer.from(`\ufeffname\tnumber\nمحمد علي\t9\n`, 'utf16le'),
    },
    'roster-sheet': {
      'sheet1.xml':
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>number</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Ada</t></is></c><c r="B2" s="1"><v>42</v></c></row></sheetData></worksheet>',
    },
    'roster-zip': {
      'photos.zip': zipSync({
        'people.csv': Buffer.from('name,number,photo\nAda Lovelace,1,ada.jpg\n'),
        'ada.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]),
        'Müller/1.jpg': Buffer.from('no photo'),
      }),
    },
    absences: {
      'absences.csv':
        'number,kind,from,to\n1001,vacation,2026-03-02,2026-03-06\nHR-2,sick,09.03.2026,\n',
      'names.csv': 'Name;Art;Von;Bis\nAda Lovelace;Urlaub;2026-05-01;2026-05-02\n',
    },
    pairs: {
      'lfw.txt': '1 1\nAda 1 2\nAda 1 Grace 2\n',
      'pairs.csv': 'a,b,same\nada/1.jpg,ada/2.jpg,1\nada/1.jpg,grace/1.jpg,0\n',
    },
  };
}

function stored() {
  const hashed = { salt: 'c2FsdA==', hash: 'aGFzaA==', N: 1024 };
  const content = (head: object, bytes = ''): Buffer => {
    const text = Buffer.from(JSON.stringify(head));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return Buffer.concat([length, text, Buffer.from(bytes)]);
  };
  return {
    settings: {
      'settings.json': JSON.stringify({
        ...{ version: 2, kioskId: 'kiosk-1', zone: 'Europe/Berlin', targetFpir: 0.001 },
        ...{
          debounceSeconds: 120,
          direction: 'ask',
          accent: '#0e6378',
          defaultScheduleId: 'nights',
        },
        schedules: [
          {
            ...{ id: 'nights', name: 'Nights', graceMinutes: 5 },
            ...{ breakMinutes: 30, breakAfterMinutes: 360 },
            week: [...Array<object>(5).fill({ start: '22:00', end: '06:00' }), null, null],
          },
        ],
      }),
      'layout-1.json':
        '{"version":1,"kioskId":"kiosk-1","zone":null,"targetFpir":0.001,"debounceSeconds":60,"asksDirection":true}',
    },
    people: {
      'people.json': JSON.stringify({
        version: 1,
        people: [
          {
            ...{ subjectId: 'one', name: 'Ada Lovelace', number: '1001', department: 'Lab' },
            ...{ pin: hashed, suspended: true, email: 'ada@example.com' },
          },
          { subjectId: 'two', name: 'محمد علي', number: 'HR-2', code: '1002' },
        ],
        pending: [],
      }),
    },
    accounts: {
      'accounts.json': JSON.stringify({
        version: 1,
        accounts: [
          { name: 'ada', role: 'administrator', password: hashed },
          { name: 'tom', role: 'team', departments: ['Lab'], password: hashed },
        ],
      }),
    },
    'absence-list': {
      'absences.json':
        '{"version":1,"absences":[{"id":"a","subjectId":"one","kind":"sick","from":"2026-03-02","to":"2026-03-03"}]}',
    },
    journal: { 'punches.jsonl': `${journalLines().join('\n')}\n` },
    backup: {
      'content.bin': Buffer.concat([
        content({ kind: 'file', path: 'settings.json', size: 2 }, '{}'),
        content({ kind: 'file', path: 'journal/punches.jsonl', size: 5 }, 'punch'),
        content({ kind: 'end', files: 2 }),
      ]),
    },
  };
}

function models() {
  const means = new GraphBuilder('means');
  means.input('in', [1, 3, 80, 80]);
  const mean = means.add('GlobalAveragePool', 'mean', ['in']);
  means.add('Flatten', 'out', [mean], { axis: 1 });
  means.output('out', [1, 3]);
  const graph = graphDefBytes([
    { name: 'input', op: 'Placeholder', attributes: { dtype: { type: 1 } } },
    floatConstant('weights', [2, 2], Float32Array.of(1, 2, 3, 4)),
    { name: 'embeddings', op: 'MatMul', inputs: ['input', 'weights'] },
  ]);
  const tfjs = JSON.stringify({
    modelTopology: { node: [{ name: 'a', op: 'Const', attr: {} }] },
    weightsManifest: [
      {
        paths: ['shard'],
        weights: [
          { name: 'a', shape: [2, 2], dtype: 'float32' },
          {
            ...{ name: 'b', shape: [3], dtype: 'float32' },
            quantization: { dtype: 'uint8', scale: 0.5, min: -1 },
          },
        ],
      },
    ],
  });
  return {
    npy: { 'layers.npy': npy() },
    tflite: {
      'convolution.tflite': tfliteBytes({
        tensors: [
          { name: 'input', shape: [1, 4, 4, 3] },
          floats('kernel', [2, 1, 1, 3], [0.5, -1, 2, 1, 0, 3]),
          { name: 'map', shape: [1, 4, 4, 2] },
        ],
        operations: [
          {
            ...{ op: 'CONV_2D', inputs: ['input', 'kernel', ''], outputs: ['map'] },
            options: { 0: { byte: 1 }, 1: { int: 1 }, 2: { int: 1 } },
          },
        ],
        ...{ inputs: ['input'], outputs: ['map'] },
      }),
    },
    'graph-def': { 'product.pb': graph },
    'graph-zip': { 'product.zip': zipSync({ 'model/product.pb': graph }) },
    onnx: { 'means.onnx': writeOnnx(means.finish()) },
    tfjs: { 'model.bin': Buffer.concat([Buffer.from(`${tfjs}\0`), new Uint8Array(19)]) },
  };
}

/** Layers in a NumPy file, as `numpy.save` writes a dictionary. */
function npy(): Buffer {
  const header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }".padEnd(117) + '\n';
  const array = [
    'cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\x00\x85U\x01b\x87R',
    '(K\x01(K\x02K\x02tcnumpy\ndtype\nU\x02f4K\x00K\x01\x87R(K\x03U\x01<NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb',
    `\x89U\x10${Buffer.from(Float32Array.of(1, 2, 3, 4).buffer).toString('latin1')}tb`,
  ].join('');
  const pickle = `\x80\x02]}U\x05conv1}U\x07weights${array}ssa.`;
  return Buffer.from(
    `\x93NUMPY\x01\x00${String.fromCharCode(header.length)}\x00${header}${pickle}`,
    'latin1',
  );
}

/** A badge, 96 × 96 pixels, a byte each. */
function badge(): Uint8Array {
  const [side, scale, margin] = [96, 3, 9];
  const modules = encodeQR(`RCB1:${'A2'.repeat(13)}`, 'raw', { ecc: 'medium', border: 1 });
  const grey = new Uint8Array(side * side).fill(255);
  for (let y = margin; y < side; y++) {
    for (let x = margin; x < side; x++) {
      const isDark = modules[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)];
      if (isDark === true) grey[y * side + x] = 0;
    }
  }
  return grey;
}
