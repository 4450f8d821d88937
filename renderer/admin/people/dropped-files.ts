/** A file with its path in the folder that was chosen or dropped, with `/`. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** Files of an input; those of a folder with their paths in it. */
export function chosenFiles(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
}

/** All files that were dropped, also those in dropped folders. */
export async function droppedFiles(data: DataTransfer): Promise<ChosenFile[]> {
  // Entries can be asked for only while the event is handled: all of them first.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // Files that some page made have no entry.
  if (entries.length === 0) return chosenFiles(data.files);
  const found = await Promise.all(entries.map((entry) => filesIn(entry, '')));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry, folder: string): Promise<ChosenFile[]> {
  const path = folder + entry.name;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => {
      entry.file(resolve, reject);
    });
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  // A reader gives a hundred entries at a time, and none when all were given.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await filesIn(one, `${path}/`)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
