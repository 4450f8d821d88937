import { getFileNameLowLevel, type Entry } from 'yauzl';
import type { TextEncoding } from '../../../contract/text-encoding.js';
import { samplesOf, type UsedEncoding } from './table.js';
import { decode, guessEncoding, isUtf8 } from './text-encoding.js';

/** Names of ZIP entries, and how they were decoded. */
export interface EntryNames {
  /** Paths with `/`, in the order of the entries, composed (NFC). */
  readonly paths: readonly string[];
  /** How the names that are not Unicode were decoded; null if all are. */
  readonly used: UsedEncoding | null;
}

/** Bit 11 of the general purpose flag: the name is UTF-8 (APPNOTE.TXT 4.4.4). */
const utf8Flag = 0x800;
/** Info-ZIP Unicode Path (APPNOTE.TXT 4.6.9). */
const unicodePathId = 0x7075;

/**
 * Decodes the names of ZIP entries. Info-ZIP's Unicode Path counts, and names that are valid UTF-8 are UTF-8:
 * macOS and others write it without the mark (bit 11), and some programs set the mark on other names. All
 * others of a file have one encoding: the chosen one, else it is guessed.
 * @param entries read with yauzl, which has checked that no name leads out of the folder.
 */
export function decodeEntryNames(
  entries: readonly Entry[],
  chosen: TextEncoding | null,
): EntryNames {
  const unmarked = entries.filter((entry) => markedName(entry) === null);
  const foreign = unmarked.filter(({ fileNameRaw }) => !isUtf8(fileNameRaw));
  const bytes = Buffer.concat(
    foreign.flatMap(({ fileNameRaw }) => [fileNameRaw, Buffer.from('\n')]),
  );
  const encoding =
    chosen ?? (foreign.length === 0 ? 'utf-8' : guessEncoding(bytes, ['cp437', 'cp850']));
  const paths = entries.map((entry) =>
    pathOf(
      markedName(entry) ??
        decode(entry.fileNameRaw, isUtf8(entry.fileNameRaw) ? 'utf-8' : encoding),
    ),
  );
  if (foreign.length === 0) return { paths, used: null };
  const samples = samplesOf(foreign.map((entry) => pathOf(decode(entry.fileNameRaw, encoding))));
  return { paths, used: { encoding, isGuess: chosen === null, samples } };
}

/** The name, if it is marked as Unicode; else null. */
function markedName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string | null {
  const isMarked =
    (generalPurposeBitFlag & utf8Flag) !== 0 || extraFields.some(({ id }) => id === unicodePathId);
  if (!isMarked) return null;
  // yauzl ignores a Unicode Path of another version or whose checksum does not fit the name.
  const name = getFileNameLowLevel(utf8Flag, fileNameRaw, extraFields, false);
  return name.includes('\ufffd') ? null : name;
}

/** .NET before 4.6.1 wrote `\` between folders. */
function pathOf(name: string): string {
  return name.replaceAll('\\', '/').normalize('NFC');
}
