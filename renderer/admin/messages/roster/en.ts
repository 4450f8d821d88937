export const rosterEn = {
  'roster.intro':
    'Import a CSV or XLSX file, or a ZIP file that contains one and photos. Photos can also be in folders named after the person’s number or name. A folder or ZIP file of such folders needs no table.',
  'roster.columns': 'Columns (headings of other programs are understood too):',
  'roster.files': 'Files to import',
  'roster.drag': 'Drag a file or folder here, or choose one:',
  'roster.file': 'CSV, XLSX or ZIP file',
  'roster.folder': 'Folder with one subfolder per person',
  'roster.fileCount': '{count, plural, one {# file} other {# files}}',
  'roster.replace': 'Replace existing templates and PINs',
  'roster.reading': 'Reading the rows…',
  'roster.otherFile': 'Choose another file',
  'roster.import': 'Import {count, plural, one {# person} other {# people}}',
  'roster.stop': 'Stop import',
  'roster.close': 'Close',
  'roster.outcome':
    '{count, plural, one {# person} other {# people}} added, {changed, number} updated.',
  'roster.action.add': 'Add',
  'roster.action.change': 'Update',
  'roster.action.done': 'No change',
  'roster.action.refuse': 'Skip',
  'roster.plan':
    'Nothing has been changed yet. {add, number} to add, {change, number} to update, {done, number} without changes, {refuse, number} to skip.',
  'roster.ignoredColumns': 'Ignored columns: {columns}.',
  'roster.encodingOf':
    '{of, select, table {Encoding of the table} other {Encoding of the file names}}: {encoding}{isGuess, select, yes { (detected)} other {}}. If this text looks wrong, choose another encoding.',
  'roster.encoding': 'Text encoding',
  'roster.detectEncoding': 'Detect automatically',
  'roster.rows': 'Rows',
  'roster.noRows': 'The file has no rows.',
  'roster.column.line': 'Line',
  'roster.column.code': 'Code',
  'roster.column.photos': 'Photos',
  'roster.column.action': 'Action',
  'roster.problem': '{column}: {message}',
  'roster.fileLeftOut': '{file} is left out: {reason}',
  'roster.fileReason': '{file}: {reason}',
  'roster.codes':
    'The PIN pad has digits only. People whose number has letters type the code instead; “new” means that one will be made, which is then shown with the person.',
  'roster.agreed': 'Everyone with photos has agreed to face recognition.',
  'roster.progress': 'People imported',
  'roster.running':
    '{done, number} of {total, plural, one {# person} other {# people}} processed. The import continues if you close this dialog.',
  'roster.complete': 'Import complete: {added, number} added, {changed, number} updated.',
  'roster.stopped':
    'The import stopped after {done, number} of {total, plural, one {# person} other {# people}}: {added, number} added, {changed, number} updated. Import the same file again to continue.',
  'roster.notImported': 'Not imported ({count, number})',
  'roster.refusedLine': 'Line {line}, {name}: {reason}',
  'roster.refused': '{name}: {reason}',
  'roster.leftOut': '{count, plural, one {# file} other {# files}} left out',
  'roster.leftOutSome':
    'Showing {shown, number} of {count, plural, one {# file} other {# files}}. Photos come first.',
  'roster.newCode': 'new',
} as const;

export type RosterMessages = Readonly<Record<keyof typeof rosterEn, string>>;
