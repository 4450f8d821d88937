export const overviewEn = {
  'overview.title': 'Dashboard',
  'overview.asOf': 'As of {time}',
  'overview.tile.in': 'In now',
  'overview.tile.late': 'Late today',
  'overview.tile.absent': 'Absent today',
  'overview.tile.unexplained':
    '{count, plural, one {# without a reason} other {# without a reason}}',
  'overview.tile.resolve': 'To resolve',
  'overview.tile.resolveNote':
    '{count, plural, one {day of the last 30} other {days of the last 30}}',
  'overview.tile.requests': 'From the door',
  'overview.tile.requestsNote':
    '{count, plural, one {request or mix-up} other {requests and mix-ups}}',
  'overview.tile.setUp': 'Set up',
  'overview.tile.setUpNote': '{count, plural, one {step is missing} other {steps are missing}}',
  'overview.tile.camera': 'Camera',
  'overview.camera.working': 'Works',
  'overview.camera.paused': 'Paused',
  'overview.camera.silent': 'No picture',
  'overview.camera.none': 'No picture',
  'overview.camera.note':
    '{state, select, paused {while the administration is open here} silent {since {time}: check the kiosk’s screen} none {since Rollcall started: open the kiosk} other {at the kiosk}}',
  'overview.tile.disk': 'Disk',
  'overview.disk.unknown': 'Works',
  'overview.disk.note':
    '{state, select, good {free} low {free: free up space soon} other {free, but nothing can be recorded: the disk is full or read-only}}',
  'overview.tile.update': 'New version',
  'overview.update.note':
    '{state, select, ready {is ready: it will be installed tonight, while no one is at the door} fetching {is being fetched} other {is available: stop Rollcall and run rollcall update install}}',
  'overview.update.problem':
    '{problem, select, unreachable {The server for updates did not answer} not_signed {is not signed with the key that was set, and was not used: ask the publisher} no_file {has no file for this computer’s system} no_space {needs more free space on the disk} other {did not work with the data of this site: tell the publisher}}',
  'overview.list.in': 'Who is in',
  'overview.list.late': 'Who came late today',
  'overview.list.absent': 'Who is absent today',
  'overview.list.search': 'Search by name',
  'overview.list.noDepartment': 'No department',
  'overview.list.name': 'Name',
  'overview.list.since': 'In since',
  'overview.list.came': 'Came at',
  'overview.list.lateBy': 'Late by',
  'overview.list.reason': 'Reason',
  'overview.list.noReason': 'Not known',
  'overview.list.minutes': '{count} min',
  'overview.list.erased': 'Erased person',
  'overview.list.loading': 'Loading…',
  'overview.list.noMatch': 'No one in this list matches the search or department.',
  'overview.list.empty.in':
    'No one is in: everyone has clocked out, or clocked in longer ago than the maximum shift length.',
  'overview.list.empty.late': 'No one came late today. Only people with a schedule can be late.',
  'overview.list.empty.absent':
    'No one is absent today: no one with a schedule is missing so far, and no absence is entered.',
  'overview.evacuation.title': 'Evacuation list',
  'overview.evacuation.count': '{count, plural, one {# person is in} other {# people are in}}',
  'overview.evacuation.found': '{found} of {count} ticked',
  'overview.evacuation.department': '{name} ({count})',
  'overview.evacuation.person': '{name}, in since {since}',
  'overview.evacuation.team': 'Only people of your departments are listed.',
  'overview.evacuation.lost': 'The connection to Rollcall was lost. This is who was in at {time}.',
  'overview.evacuation.print': 'Print',
  'overview.evacuation.back': 'Back',
  'overview.evacuation.close': 'Close the list',
  'overview.evacuation.kept': 'Evacuation list, as of {time}',
  'overview.evacuation.empty': 'No one is in.',
  'overview.setUp.title': 'Set up',
  'overview.setUp.intro':
    'Do these steps in any order, and come back when you like. Missing steps stay on this list and on the dashboard.',
  'overview.setUp.state': '{isDone, select, yes {done} other {to do}}',
  'overview.setUp.allDone': 'Everything is set up.',
  'overview.setUp.step.administrator': 'Administrator',
  'overview.setUp.text.administrator':
    'Your account can do everything. Add accounts for HR under Accounts.',
  'overview.setUp.step.site': 'Your site',
  'overview.setUp.text.site':
    'Enter the company that processes the faces, for the privacy notice, and check the name, the time zone and the languages of the consent texts.',
  'overview.setUp.button.site': 'Open settings',
  'overview.setUp.step.camera': 'Camera',
  'overview.setUp.text.camera':
    'Stand in front of the kiosk. Your face should fill about a third of the height of the picture.',
  'overview.setUp.button.camera': 'Go to the kiosk',
  'overview.setUp.step.people': 'First person',
  'overview.setUp.text.people':
    'Add a person with their consent, by camera or photos, or import many from a list.',
  'overview.setUp.button.people': 'Add people',
  'overview.setUp.step.door': 'Test at the door',
  'overview.setUp.text.door': 'Let the first person clock in at the kiosk, by face or by PIN.',
  'overview.setUp.button.door': 'Go to the kiosk',
  'overview.setUp.step.backup': 'Backup',
  'overview.setUp.text.backup':
    'Download a backup with a password, and keep both outside this computer. Without the key of the backup, templates cannot be read.',
  'overview.setUp.button.backup': 'Open backup',
} as const;

export type OverviewMessages = Readonly<Record<keyof typeof overviewEn, string>>;
