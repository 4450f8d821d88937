import type { AccountsMessages } from './en.js';

export const accountsEs: AccountsMessages = {
  'accounts.intro':
    'Los administradores pueden hacerlo todo. RR. HH. ve la asistencia y las exportaciones, pero ni los rostros ni la configuración. Un equipo ve y corrige la asistencia de sus departamentos.',
  'accounts.role': 'Rol',
  'accounts.departments': 'Departamentos',
  'accounts.departmentsHint': 'Sepárelos con comas.',
  'accounts.roleChoice.hr': 'RR. HH.',
  'accounts.roleChoice.administrator': 'Administrador',
  'accounts.roleChoice.team': 'Equipo',
  'accounts.add': 'Añadir cuenta',
  'accounts.added': '{name} ya puede iniciar sesión.',
  'accounts.removed': '{name} ya no puede iniciar sesión.',
  'accounts.passwordChanged': 'Se cambió la contraseña de {name}.',
  'accounts.changePassword': 'Cambiar contraseña',
  'accounts.changePasswordOf': 'Cambiar contraseña de {name}',
  'accounts.remove': 'Eliminar',
  'accounts.removeOf': 'Eliminar {name}',
  'accounts.removeAccount': 'Eliminar cuenta',
  'accounts.dialogTitle':
    '{kind, select, remove {Eliminar cuenta: {name}} other {Cambiar contraseña: {name}}}',
};
