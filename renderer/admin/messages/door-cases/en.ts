export const doorCasesEn = {
  'door-cases.title': 'From the door',
  'door-cases.about':
    'Requests for help, people who were taken for somebody else, and people who were not recognised although they are enrolled. No pictures are kept. To enrol somebody or to add photos, open People.',
  'door-cases.table': 'Cases',
  'door-cases.time': 'Time',
  'door-cases.kiosk': 'Kiosk',
  'door-cases.what': 'What happened',
  'door-cases.actions': 'Actions',
  'door-cases.none': 'Nothing to do.',
  'door-cases.addPunch': 'Add a punch',
  'door-cases.done': 'Done',
  'door-cases.help': 'Somebody asked for help. Add their punch, or enrol them.',
  'door-cases.nearMiss':
    '{count, plural, =1 {{name} was not recognised, and used their PIN. Add a photo of them.} one {{name} was not recognised, and used their PIN (# time). Add a photo of them.} other {{name} was not recognised, and used their PIN (# times). Add a photo of them.}}',
  'door-cases.takenByUnknown':
    '{count, plural, =1 {Somebody was taken for {taken}. Find out who it was, and enrol both again.} one {Somebody was taken for {taken} (# time). Find out who it was, and enrol both again.} other {Somebody was taken for {taken} (# times). Find out who it was, and enrol both again.}}',
  'door-cases.taken':
    '{count, plural, =1 {{name} was taken for {taken}. Enrol both again with more photos.} one {{name} was taken for {taken} (# time). Enrol both again with more photos.} other {{name} was taken for {taken} (# times). Enrol both again with more photos.}}',
  'door-cases.punchAt': 'Punch at {time}',
  'door-cases.person': 'Person',
  'door-cases.choosePerson': 'Select a person',
  'door-cases.noPerson': 'Choose a person.',
  'door-cases.direction': 'In or out',
  'door-cases.in': 'In',
  'door-cases.out': 'Out',
  'door-cases.askedHelp': 'Asked for help at the door',
  'door-cases.cancel': 'Cancel',
  'door-cases.add': 'Add the punch',
} as const;

export type DoorCasesMessages = Readonly<Record<keyof typeof doorCasesEn, string>>;
