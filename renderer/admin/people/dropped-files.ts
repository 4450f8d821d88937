/** A file and its path, separated by `/`, relative to the chosen or dropped folder. */
export interface ChosenFile {
  readonly path: string;
  readonly file: File;
}

/** The files of a file input, for single files and for folders. */
export function chosenFiles(files: FileList): ChosenFile[] {
  return [...files].map((file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
  }));
}

/** All dropped files, including those in dropped folders. */
export async function droppedFiles(data: DataTransfer): Promise<ChosenFile[]> {
  // Entries are only available during the event handler, so get all of them before waiting.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  // Files created by a script have no entry.
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
  // `readEntries` returns at most 100 entries per call, and an empty list at the end.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (batch.length === 0) return found;
    for (const child of batch) found.push(...(await filesIn(child, `${path}/`)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
