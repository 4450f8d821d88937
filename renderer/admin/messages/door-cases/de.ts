import type { DoorCasesMessages } from './en.js';

export const doorCasesDe: DoorCasesMessages = {
  'door-cases.title': 'Von der Tür',
  'door-cases.about':
    'Bitten um Hilfe, Verwechslungen und Personen, die trotz Erfassung nicht erkannt wurden. Es werden keine Bilder aufbewahrt. Um jemanden zu erfassen oder Fotos hinzuzufügen, öffnen Sie „Personen“.',
  'door-cases.table': 'Fälle',
  'door-cases.time': 'Zeit',
  'door-cases.kiosk': 'Terminal',
  'door-cases.what': 'Was geschah',
  'door-cases.actions': 'Aktionen',
  'door-cases.none': 'Nichts zu tun.',
  'door-cases.addPunch': 'Buchung hinzufügen',
  'door-cases.done': 'Erledigt',
  'door-cases.help':
    'Jemand hat um Hilfe gebeten. Fügen Sie die Buchung hinzu, oder erfassen Sie die Person.',
  'door-cases.nearMiss':
    '{count, plural, =1 {{name} wurde nicht erkannt und hat die PIN verwendet. Fügen Sie ein Foto hinzu.} one {{name} wurde nicht erkannt und hat die PIN verwendet (#-mal). Fügen Sie ein Foto hinzu.} other {{name} wurde nicht erkannt und hat die PIN verwendet (#-mal). Fügen Sie ein Foto hinzu.}}',
  'door-cases.takenByUnknown':
    '{count, plural, =1 {Jemand wurde für {taken} gehalten. Finden Sie heraus, wer es war, und erfassen Sie beide neu.} one {Jemand wurde für {taken} gehalten (#-mal). Finden Sie heraus, wer es war, und erfassen Sie beide neu.} other {Jemand wurde für {taken} gehalten (#-mal). Finden Sie heraus, wer es war, und erfassen Sie beide neu.}}',
  'door-cases.taken':
    '{count, plural, =1 {{name} wurde für {taken} gehalten. Erfassen Sie beide mit mehr Fotos neu.} one {{name} wurde für {taken} gehalten (#-mal). Erfassen Sie beide mit mehr Fotos neu.} other {{name} wurde für {taken} gehalten (#-mal). Erfassen Sie beide mit mehr Fotos neu.}}',
  'door-cases.punchAt': 'Buchung um {time}',
  'door-cases.person': 'Person',
  'door-cases.choosePerson': 'Person auswählen',
  'door-cases.noPerson': 'Wählen Sie eine Person.',
  'door-cases.direction': 'Kommen oder Gehen',
  'door-cases.in': 'Kommen',
  'door-cases.out': 'Gehen',
  'door-cases.askedHelp': 'Am Eingang um Hilfe gebeten',
  'door-cases.cancel': 'Abbrechen',
  'door-cases.add': 'Buchung hinzufügen',
};
