export const hubEn = {
  'hub.kiosks.intro':
    'The kiosks that send their entries to this hub. What they record is shown here within seconds.',
  'hub.kiosks.lastSeen': 'Last seen',
  'hub.kiosks.entries': 'Entries',
  'hub.kiosks.notSent': 'Not sent yet',
  'hub.kiosks.version': 'Version',
  'hub.kiosks.clock': 'Clock difference',
  'hub.kiosks.none': 'No kiosk has joined yet. Choose “Pair a kiosk”.',
  'hub.kiosks.isRemoved': 'Removed',
  'hub.never': 'Never',
  'hub.kiosk': 'Kiosk',
  'hub.pair': 'Pair a kiosk',
  'hub.pairing.steps':
    'At the kiosk, open Administration, then Hub, and type this address and this code.',
  'hub.pairing.valid': 'The code joins one kiosk, once. It is valid until {time}.',
  'hub.address': 'Address of the hub',
  'hub.addressHint': 'Such as hub.example:4320',
  'hub.code': 'Pairing code',
  'hub.codeHint': '24 characters, as the hub shows them',
  'hub.remove': 'Remove',
  'hub.removeOf': 'Remove {name}',
  'hub.removeKiosk': 'Remove kiosk',
  'hub.removeTitle': 'Remove {name} from the hub',
  'hub.removeText':
    'The hub takes nothing more from this kiosk from now on. What it has sent stays. To join it again, make a new code.',
  'hub.removed': 'The hub takes nothing more from {name}.',
  'hub.alarms': 'Alarms',
  'hub.alarm.what': 'What happened',
  'hub.alarm.last': 'Last time',
  'hub.alarm.times': '({count, plural, one {# time} other {# times}})',
  'hub.alarm.fork':
    'There are two different entries with the number {entry}: an old copy of the data was used, or two machines use it. The hub keeps the first one.',
  'hub.alarm.behind':
    'It no longer has entry {entry}, which the hub confirmed: an old copy of the data was put back, or entries were removed. The hub keeps them.',
  'hub.alarm.broken':
    'Entry {entry} was changed, or does not follow the one before it. It was refused. Run “rollcall log verify” at the kiosk.',
  'hub.alarm.lost': 'It can no longer read its entries {entry}. Check its disk.',
  'hub.alarm.clock': 'Its clock is more than two minutes off. Set it.',
  'hub.alarm.revoked':
    'It sent something although it was removed. It was refused. Find the machine.',
  'hub.alarm.duplicate':
    'A person there has the employee number of somebody else here. The number was left out. If they are one person, merge the two records.',
  'hub.alarm.signature':
    'Somebody sent something in its name without its key. It was refused. Find the sender.',
  'hub.acknowledge': 'Take note',
  'hub.acknowledgeOf': 'Take note of this alarm of {name}',
  'hub.acknowledgedBy': 'Noted by {name}',
  'hub.intro':
    'A hub brings the attendance of several kiosks together. Without a network, this kiosk works as before.',
  'hub.join': 'Join a hub',
  'hub.joinText':
    'At the hub, open Kiosks and choose “Pair a kiosk”. Type the address and the code within 15 minutes.',
  'hub.joined': 'This kiosk has joined the hub. It now sends its whole journal.',
  'hub.leave': 'Leave the hub',
  'hub.leaveText':
    'This kiosk sends nothing more to the hub. What the hub has stays there, and all data stays on this kiosk.',
  'hub.left': 'This kiosk has left the hub.',
  'hub.lastContact': 'Last answer of the hub',
  'hub.confirmed': 'Entries that the hub has',
  'hub.joinedAt': 'Joined',
  'hub.fingerprint': 'Fingerprint of the certificate',
  'hub.erasures': 'Erasures',
  'hub.erasures.intro':
    'Who was erased or merged here, and which kiosks have confirmed it. A kiosk that is switched off erases when it is back.',
  'hub.erasures.person': 'ID of the person',
  'hub.erasures.at': 'Erased',
  'hub.erasures.state': 'Kiosks',
  'hub.erasures.last': 'Last confirmation',
  'hub.erasures.merged': 'Merged into {id}',
  'hub.erasures.complete': 'Confirmed by all',
  'hub.erasures.outstanding': 'Outstanding: {names}',
  'hub.erasures.byHand': 'Erase by hand: {names}',
  'hub.erasures.confirmed': 'Confirmed: {names}',
  'hub.waiting': 'Waiting for the hub',
  'hub.waiting.intro':
    'These people were enrolled or changed here. It takes effect at this kiosk at once, and elsewhere when the hub has it.',
  'hub.waiting.changed': 'Changed',
  'hub.waiting.name': 'Name',
  'hub.waiting.entry': 'Number and PIN',
  'hub.waiting.details': 'Details',
  'hub.waiting.status': 'Status',
  'hub.waiting.face': 'Face',
  'hub.waiting.badges': 'Badges',
  'hub.waiting.erased': 'Erased',
  'hub.waiting.more': 'and {count} more',
  'hub.peopleWaiting': 'People changed here, not sent yet',
  'hub.kiosks.isFormer': 'Former ID',
  'hub.kiosks.isResuming': 'May go on',
  'hub.resume': 'Let it go on',
  'hub.resumeOf': 'Let {name} go on',
  'hub.resumeTitle': 'Let {name} go on',
  'hub.resumeText':
    'First find out why its journal differs: whether an older copy of its data was put back, or two machines use one. Then the kiosk goes on under a new ID after the last entry that both have. What the hub has stays and counts. If two machines use copies, only the first one goes on; join the other one again with a new code.',
  'hub.resumed': '{name} goes on when it is next in contact.',
} as const;

export type HubMessages = Readonly<Record<keyof typeof hubEn, string>>;
