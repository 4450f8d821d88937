export const accountsEn = {
  'accounts.intro':
    'Administrators can do everything. HR can see attendance and exports, but no faces or settings. A team can see and correct the attendance of its departments.',
  'accounts.role': 'Role',
  'accounts.departments': 'Departments',
  'accounts.departmentsHint': 'Separate several with commas.',
  'accounts.roleChoice.hr': 'HR',
  'accounts.roleChoice.administrator': 'Administrator',
  'accounts.roleChoice.team': 'Team',
  'accounts.add': 'Add account',
  'accounts.added': '{name} can now sign in.',
  'accounts.removed': '{name} can no longer sign in.',
  'accounts.passwordChanged': '{name}’s password was changed.',
  'accounts.changePassword': 'Change password',
  'accounts.changePasswordOf': 'Change password for {name}',
  'accounts.remove': 'Remove',
  'accounts.removeOf': 'Remove {name}',
  'accounts.removeAccount': 'Remove account',
  'accounts.dialogTitle':
    '{kind, select, remove {Remove account: {name}} other {Change password: {name}}}',
} as const;

export type AccountsMessages = Readonly<Record<keyof typeof accountsEn, string>>;
