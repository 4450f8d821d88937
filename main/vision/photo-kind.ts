import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { photoEndings } from '../../contract/photo-endings.js';
import { loadSharp } from './load-sharp.js';

/** How many bytes at the start of a file are examined; the brands of a HEIF file take a few dozen. */
export const headBytes = 4100;

/** Why a file is not used as a photo. */
export interface NotAPhoto {
  /** True for photos and other pictures; false for a text, a table, a film and the like. */
  readonly isPicture: boolean;
  /** What it is and what to do, to follow the name of the file, without a full stop. */
  readonly reason: string;
}

interface Signature {
  readonly kind: string;
  readonly isRead: boolean;
  /** @param text the start of a file as Latin-1 text, so that each character is a byte. */
  readonly fits: (text: string) => boolean;
}

const startsWith =
  (...starts: readonly string[]) =>
  (text: string): boolean =>
    starts.some((start) => text.startsWith(start));

/**
 * How files that Rollcall reads begin, and some that people send instead. A library such as file-type needs the whole
 * file for TIFF and some PNG files; here only the start of a ZIP entry is unpacked.
 */
const signatures: readonly Signature[] = [
  { kind: 'JPEG', isRead: true, fits: startsWith('\xff\xd8\xff') },
  { kind: 'PNG', isRead: true, fits: startsWith('\x89PNG\r\n\x1a\n') },
  { kind: 'GIF', isRead: true, fits: startsWith('GIF87a', 'GIF89a') },
  { kind: 'WebP', isRead: true, fits: (text) => /^RIFF[^]{4}WEBP/.test(text) },
  { kind: 'TIFF', isRead: true, fits: startsWith('II*\0', 'II+\0', 'MM\0*', 'MM\0+') },
  {
    kind: 'HEIF',
    isRead: true,
    fits: (text) => /^[^]{4}ftyp(avi[fos]|mif[12]|msf1|mi[ah][fn]|he[iv][cxms])/.test(text),
  },
  // The size of the header, at byte 14, distinguishes a picture from a text that starts with BM.
  {
    kind: 'BMP',
    isRead: false,
    fits: (text) => text.startsWith('BM') && text.startsWith('\0\0\0', 15),
  },
  { kind: 'JPEG 2000', isRead: false, fits: startsWith('\0\0\0\x0cjP  ') },
  { kind: 'JPEG XL', isRead: false, fits: startsWith('\xff\x0a', '\0\0\0\x0cJXL ') },
  { kind: 'Photoshop', isRead: false, fits: startsWith('8BPS') },
];

/** The brands of HEIF files whose pictures are compressed with HEVC (ISO/IEC 23008-12, annex B). */
const hevcBrands = /he[iv][cxms]/;

/** Sharp reads HEVC only if it was built with a decoder; its published builds were not. */
function readsHevc(): boolean {
  return loadSharp().format.heif.input.fileSuffix?.includes('.heic') === true;
}

/** Other pictures by extension, which are named as pictures even if their content is not recognised. */
const otherPictures = new Set([
  ...['.heic', '.heif', '.bmp', '.dib', '.svg', '.svgz', '.psd', '.jxl', '.jp2', '.jxr', '.ico'],
  ...['.cr2', '.cr3', '.nef', '.arw', '.dng', '.raf', '.orf', '.rw2', '.raw', '.pef', '.srw'],
]);

const heic = `it is a HEIC photo, which Rollcall cannot read here. Open it and export it as JPEG; on an iPhone, choose Settings › Camera › Formats › Most Compatible for new photos`;
const svg = `it is an SVG drawing, which is not accepted. Use a photo`;

/** Whether a file's extension is that of a photo or another picture. */
export function hasPictureName(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return photoEndings.includes(ending) || otherPictures.has(ending);
}

/**
 * Decides from the content, and not from the extension, whether a file is a photo that Rollcall reads.
 * @param name its name or path. @param head its first `headBytes` bytes, or all of a shorter file.
 * @returns null for a photo.
 */
export function notAPhoto(name: string, head: Uint8Array): NotAPhoto | null {
  const ending = extname(name).toLowerCase();
  const isPicture = hasPictureName(name);
  if (head.length === 0) return { isPicture, reason: 'it is empty (0 bytes). Choose another file' };
  const text = Buffer.from(head).toString('latin1');
  const found = signatures.find(({ fits }) => fits(text));
  if (found?.isRead === true) {
    const isHevc = found.kind === 'HEIF' && hevcBrands.test(brandsOf(head));
    return isHevc && !readsHevc() ? { isPicture: true, reason: heic } : null;
  }
  if (found !== undefined) {
    const reason = `it is a ${found.kind} picture, which Rollcall cannot read. Save it as JPEG or PNG`;
    return { isPicture: true, reason };
  }
  if (isSvg(text) || ending === '.svg' || ending === '.svgz') {
    return { isPicture: true, reason: svg };
  }
  return isPicture
    ? { isPicture, reason: damaged(ending) }
    : { isPicture, reason: 'it is not a photo' };
}

/** As `notAPhoto`, for a file on the disk. @throws system errors of opening and reading it. */
export async function fileIsNotAPhoto(file: string): Promise<NotAPhoto | null> {
  return notAPhoto(file, await headOf(file));
}

/** The first `headBytes` bytes of a file. @throws system errors of opening and reading it. */
export async function headOf(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The main and compatible brands of an ISO base media file: the first box, after its size. */
function brandsOf(head: Uint8Array): string {
  const size = new DataView(head.buffer, head.byteOffset, head.length).getUint32(0);
  return Buffer.from(head.subarray(8, Math.min(size, head.length))).toString('latin1');
}

/** As libvips recognises it: a `<svg` tag near the start, in any encoding with ASCII letters. */
function isSvg(text: string): boolean {
  return /<(\w+:)?svg[\s>]/i.test(text.replaceAll('\0', ''));
}

function damaged(ending: string): string {
  const kind = ending.slice(1).toUpperCase();
  return photoEndings.includes(ending)
    ? 'it is not an image or is incomplete (its content is of an unknown kind). Take the photo again, or save it as JPEG or PNG'
    : `it is a ${kind} file, which Rollcall cannot read. Save it as JPEG or PNG`;
}
