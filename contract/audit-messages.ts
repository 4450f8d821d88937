/**
 * The English sentences of the audit log, in ICU MessageFormat: one for each action, saying what
 * the actor did, and the ranges and punches that they contain. The command line shows these; the
 * screens have them in each language.
 */
export const auditMessages = {
  'range.all': 'all days',
  'range.until': 'days up to {to}',
  'range.from': 'days from {from}',
  'range.day': '{from}',
  'range.days': '{from} to {to}',
  'punch.in': 'clock-in on {day} at {time}',
  'punch.out': 'clock-out on {day} at {time}',
  'absences.fromKiosk':
    'Took {changed, plural, one {# absence} other {# absences}} from the kiosk {target}',
  'absences.fromHub': 'Took {changed, plural, one {# absence} other {# absences}} from the hub',
  'absences.add': 'Entered an absence of {target} ({range})',
  'absences.import': 'Imported {added, plural, one {# absence} other {# absences}} from a table',
  'absences.remove': 'Removed an absence of {target} ({range})',
  'accounts.add':
    '{role, select, administrator {Added the account {target} (administrator)} hr {Added the account {target} (HR)} team {Added the account {target} (team of {departments})} other {Added the account {target}}}',
  'accounts.remove': 'Removed the account {target}',
  'accounts.setPassword': 'Changed the password of {target}',
  'admin.setUp': 'Created the first administrator, {target}',
  'admin.signIn': 'Signed in',
  'admin.signOut': 'Signed out',
  'admin.signInRefused':
    '{isKnown, select, true {Failed to sign in as {target}: wrong password} other {Failed to sign in with an unknown name}}',
  'admin.signInsDuringLock':
    'Tried to sign in as {target} while the account was locked: {count, plural, one {# attempt} other {# attempts}}',
  'attendance.amend':
    '{change, select, added {Added a {newPunch} for {target}} withdrawn {Withdrew the {oldPunch} for {target}} other {Replaced the {oldPunch} with a {newPunch} for {target}}}',
  'attendance.review':
    'Reviewed {punches, plural, one {# punch} other {# punches}} of {target} without changes',
  'audit.acknowledge':
    'Acknowledged {reports, plural, one {# report} other {# reports}} of changed or missing data (reason: {reason})',
  'audit.changeFailed': 'Entry {entry} did not take effect: the change could not be saved',
  'audit.export': 'Exported {rows, plural, one {# entry} other {# entries}} of the audit log',
  'backup.make': 'Downloaded a backup',
  'backup.write': 'Saved a backup as {target}',
  'backup.restore': 'Restored a backup',
  'door.notMe': 'Greeted as {target}, a person at the door said that it is not them',
  'door.resolveCase':
    '{kind, select, help {Resolved a case from the door: somebody asked for help} look_alike {Resolved a case from the door: somebody was taken for another person} near_miss {Resolved a case from the door: somebody was not recognised, and used their PIN} other {Resolved a case from the door}}',
  'door.refused':
    '{why, select, flat {Refused a face at the door that was recognised as {target}: it moved like a flat picture} challenge {Refused a face at the door that was recognised as {target}: the head did not turn as asked, twice} other {Refused a face at the door that was recognised as {target}: it did not seem to be alive}}',
  'exports.make': 'Exported {range} as {target} ({rows, plural, one {# row} other {# rows}})',
  'exports.removePreset': 'Removed the saved export “{name}”',
  'exports.savePreset': 'Saved the export “{name}”',
  'exports.scheduled':
    'Ran the daily export of {range} as {target} ({rows, plural, one {# row} other {# rows}})',
  'hub.acknowledge': 'Acknowledged an alarm of the kiosk {target}',
  'hub.addPlace':
    '{kind, select, site {Added the site {target}} other {Added the access group {target}}}',
  'hub.addToken': 'Made an API token for {target}',
  'hub.changePlace': 'Changed {fields} of {target}',
  'hub.expect':
    '{kind, select, places {Chose where {target} clocks in: {name}} other {Chose where {target} clocks in: every kiosk}}',
  'hub.moveKiosk':
    '{kind, select, site {Moved the kiosk {target} to the site {name}} other {Took the kiosk {target} out of its site}}',
  'hub.removePlace':
    '{kind, select, site {Removed the site {target}} other {Removed the access group {target}}}',
  'hub.pair': 'Made a pairing code for a kiosk',
  'hub.resume': 'Let the kiosk {target} continue after its journal contradicted the hub’s',
  'hub.revoke': 'Removed the kiosk {target} from the hub',
  'hub.revokeToken': 'Revoked the API token of {target}',
  'journal.merge':
    'Imported {imported, plural, one {# punch} other {# punches}} from the kiosk {target}',
  'liveness.record':
    '{kind, select, live {Recorded a live person for the liveness check} print {Recorded an attack for the liveness check (print on paper)} bent_sheet {Recorded an attack for the liveness check (bent sheet)} cut_out {Recorded an attack for the liveness check (cut-out)} phone {Recorded an attack for the liveness check (photo on a screen)} replay {Recorded an attack for the liveness check (video on a screen)} other {Recorded an attack for the liveness check (another kind)}}',
  'liveness.discard': 'Erased a recording of the liveness check',
  'liveness.erase':
    'Erased {recordings, plural, one {# recording} other {# recordings}} of the liveness check (reason: {reason})',
  'liveness.measure':
    'Measured the liveness check on {live, plural, one {# recording} other {# recordings}} of live people and {attacks, number} of attacks',
  'liveness.takeOver':
    '{liveness, select, balanced {Took over the liveness check that the recordings propose: balanced} strict {Took over the liveness check that the recordings propose: strict} other {Took over the liveness check that the recordings propose}}',
  'models.calibrate': 'Calibrated the model {target}',
  'models.import': 'Imported the model {target}',
  'models.learn':
    '{learns, select, true {Let the door learn faces for the embedding model {learning}} other {Stopped learning faces at the door, and erased what was learnt}}',
  'models.remove': 'Removed the model {target}',
  'models.use':
    '{own, select, both {Switched to the embedding model {embedding} and the detector {detector}} embedding {Switched to the embedding model {embedding} and the bundled detector} detector {Switched to the bundled embedding model and the detector {detector}} other {Switched to the bundled embedding model and the bundled detector}}',
  'people.add': 'Added {target} without a face or PIN',
  'people.addWithPin': 'Added {target} with a PIN',
  'people.enrol':
    '{differs, select, true {Enrolled {target} from {samples, plural, one {# photo} other {# photos}}, although the faces differ} other {Enrolled {target} from {samples, plural, one {# photo} other {# photos}}}}',
  'people.conflict':
    'Took a change of {target} from the kiosk {name}, although the person had also been changed here',
  'people.fromHub':
    'Took people from the hub: {added, plural, one {# new person} other {# new people}}, {changed, plural, one {# changed} other {# changed}}',
  'people.fromKiosk':
    'Took people from the kiosk {target}: {added, plural, one {# new person} other {# new people}}, {changed, plural, one {# changed} other {# changed}}',
  'people.learn':
    'Learnt {target} for the embedding model {model} from {samples, plural, one {# visit} other {# visits}}',
  'people.learnRefused':
    'Did not learn {target} for the embedding model {model}: the face looks like another person’s',
  'people.leave': 'Marked {target} as having left; their data will be erased on {purgeDay}',
  'people.merge':
    '{differs, select, true {Merged two records into {target}, although the faces differ} other {Merged two records into {target}}}',
  'people.purge': 'Erased the data of {target} (reason: {reason})',
  'people.reinstate': 'Reinstated {target}',
  'people.remove':
    'Erased the data of {target} at this kiosk only, because they now clock in elsewhere',
  'people.rename': 'Renamed a person, who is now {target}',
  'people.sameNumber':
    'Took {target} from the kiosk {name} without the employee number, which somebody else has here',
  'people.setDetails': 'Changed {fields} of {target}',
  'people.setPin': 'Set the PIN of {target}',
  'people.setSupervisor':
    '{supervises, select, true {Made {target} a supervisor, who confirms people at the door} other {{target} is no longer a supervisor}}',
  'people.suspend': 'Suspended {target}',
  'roster.start':
    '{differs, select, true {Started importing {people, plural, one {# person} other {# people}}, with other faces if the photos show them} other {Started importing {people, plural, one {# person} other {# people}}}}',
  'roster.end':
    'Finished an import: {added, plural, one {# person} other {# people}} added, {changed, number} changed',
  'selfTest.apply': 'Applied the recommended thresholds of the self-test',
  'selfTest.reset': 'Restored the thresholds of the model',
  'settings.change': 'Changed settings: {fields}',
  'settings.editedOutside': 'Settings were changed outside Rollcall: {fields}',
  'settings.fromHub': 'Took settings from the hub: {fields}',
  'settings.setLogo': '{hasLogo, select, true {Changed the logo} other {Removed the logo}}',
  'settings.import': 'Imported settings: {fields}',
  'badges.learnCard': 'Gave {target} a card',
  'badges.makeRotating': 'Set up codes on the phone of {target}',
  'badges.print': 'Printed badges for {people, plural, one {# person} other {# people}}',
  'badges.withdraw':
    '{kind, select, printed {Withdrew the printed badge of {target}} card {Withdrew a card of {target}} other {Withdrew the codes on the phone of {target}}}',
  'connectors.add': 'Set up the connection {name} to another system',
  'connectors.remove': 'Removed the connection {name} to another system',
  'connectors.sendAgain': 'Sent the failed entries of the connection {name} again',
  'connectors.replay': 'Sent entries of {range} again by the connection {name}',
  'signOffs.add': 'Signed off {range}',
  'signOffs.fromHub': 'Took {changed, plural, one {# sign-off} other {# sign-offs}} from the hub',
  'signOffs.reopen': 'Opened {range} again (reason: {reason})',
  'update.install': 'Installed version {target} of Rollcall',
  'update.back': 'Went back to version {target} of Rollcall',
  'uplink.join': 'Joined the hub at {target}',
  'uplink.leave': 'Left the hub at {target}',
} as const;

export type AuditMessageName = keyof typeof auditMessages;
