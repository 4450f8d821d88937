import type { AccountsMessages } from './en.js';

export const accountsDe: AccountsMessages = {
  'accounts.intro':
    'Die Administration darf alles. Die Personalabteilung sieht Anwesenheit und Exporte, aber keine Gesichter und keine Einstellungen. Ein Team sieht und korrigiert die Anwesenheit seiner Abteilungen.',
  'accounts.role': 'Rolle',
  'accounts.departments': 'Abteilungen',
  'accounts.departmentsHint': 'Mehrere durch Kommas trennen.',
  'accounts.roleChoice.hr': 'Personalabteilung',
  'accounts.roleChoice.administrator': 'Administration',
  'accounts.roleChoice.team': 'Team',
  'accounts.add': 'Konto hinzufügen',
  'accounts.added': '{name} kann sich jetzt anmelden.',
  'accounts.removed': '{name} kann sich nicht mehr anmelden.',
  'accounts.passwordChanged': 'Das Passwort von {name} wurde geändert.',
  'accounts.changePassword': 'Passwort ändern',
  'accounts.changePasswordOf': 'Passwort ändern für {name}',
  'accounts.remove': 'Entfernen',
  'accounts.removeOf': 'Entfernen: {name}',
  'accounts.removeAccount': 'Konto entfernen',
  'accounts.dialogTitle':
    '{kind, select, remove {Konto entfernen: {name}} other {Passwort ändern: {name}}}',
};
