export const badgesEn = {
  'badges.title': 'Badges',
  'badges.none': 'No badges',
  'badges.off': 'The door accepts no badges. Choose in the settings which badges it accepts.',
  'badges.kind.printed': 'Printed badge of {day}',
  'badges.kind.rotating': 'Codes on a phone since {day}',
  'badges.kind.card': 'Card learnt on {day}',
  'badges.withdraw': 'Withdraw',
  'badges.withdrawn': 'This badge no longer works.',
  'badges.print': 'Print badge',
  'badges.phone': 'Set up codes on a phone',
  'badges.learn': 'Learn a card',
  'badges.printed': 'A badge was made for {name}. An earlier printed badge no longer works.',
  'badges.learnt': '{name} can clock in with this card.',
  'badges.holdCard': 'Hold the card to the reader of this computer.',
  'badges.phoneCode': 'QR code for an authenticator app',
  'badges.phoneText':
    '{name} must scan this code with an authenticator app now: it is not shown again. At the door, {name} chooses “Use PIN”, types {typed}, and then types the code from the app as the PIN.',
  'badges.printMany': 'Print badges',
  'badges.printText':
    '{count, plural, one {A badge is made for # person. An earlier printed badge stops working.} other {Badges are made for # people. Their earlier printed badges stop working.}}',
  'badges.printedMany': '{count, plural, one {# badge was made.} other {# badges were made.}}',
  'badges.paper': 'Paper',
  'badges.paper.a4': 'A4',
  'badges.paper.letter': 'Letter',
  'badges.settings.text': 'Besides face and PIN, the door accepts:',
  'badges.settings.printed': 'Printed badges with a QR code, held up to the camera',
  'badges.settings.rotating': 'A code from the person’s phone, typed with their number',
  'badges.settings.cards': 'Cards at a USB reader that types',
  'badges.settings.note':
    'Anyone who has a badge or a card can clock in with it: a photo of a printed badge is enough. Codes from phones change every 30 seconds and work only once.',
};

export type BadgesMessages = Readonly<Record<keyof typeof badgesEn, string>>;
