import type { AccountsMessages } from './en.js';

export const accountsFr: AccountsMessages = {
  'accounts.intro':
    'Les administrateurs peuvent tout faire. Les RH voient la présence et les exports, mais ni les visages ni les paramètres. Une équipe voit et corrige la présence de ses services.',
  'accounts.role': 'Rôle',
  'accounts.departments': 'Services',
  'accounts.departmentsHint': 'Séparez-les par des virgules.',
  'accounts.roleChoice.hr': 'RH',
  'accounts.roleChoice.administrator': 'Administrateur',
  'accounts.roleChoice.team': 'Équipe',
  'accounts.add': 'Ajouter un compte',
  'accounts.added': '{name} peut maintenant se connecter.',
  'accounts.removed': '{name} ne peut plus se connecter.',
  'accounts.passwordChanged': 'Le mot de passe de {name} a été modifié.',
  'accounts.changePassword': 'Changer le mot de passe',
  'accounts.changePasswordOf': 'Changer le mot de passe de {name}',
  'accounts.remove': 'Supprimer',
  'accounts.removeOf': 'Supprimer {name}',
  'accounts.removeAccount': 'Supprimer le compte',
  'accounts.dialogTitle':
    '{kind, select, remove {Supprimer le compte : {name}} other {Changer le mot de passe : {name}}}',
};
