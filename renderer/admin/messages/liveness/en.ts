export const livenessEn = {
  'liveness.title': 'Liveness check',
  'liveness.policy':
    '{policy, select, off {The door’s liveness check is off: photos and screens are not noticed. You can change it in Settings.} balanced {The door’s liveness check is balanced: people turn their head if in doubt. You can change it in Settings.} other {The door’s liveness check is strict: everyone turns their head. You can change it in Settings.}}',
  'liveness.measureTitle': 'Measure it with your own people and camera',
  'liveness.step.people':
    'Record people who agree to it: at least {needed}, or better 30, with and without glasses, at different times of the day.',
  'liveness.step.attacks':
    'Record attacks: at least {needed}, such as prints, phones and videos of yourself that you hold up.',
  'liveness.step.measure': 'Measure, and use the check that the result proposes.',
  'liveness.recordings': 'Recordings',
  'liveness.recorded': 'Recorded',
  'liveness.needed': 'Needed',
  'liveness.livePeople': 'Live people',
  'liveness.attacks': 'Attacks',
  'liveness.kindCount': '{kind}: {count, number}',
  'liveness.kinds': '({kinds})',
  'liveness.kept':
    '{days, plural, one {Rollcall keeps no pictures and no names: only where the face and 15 points on it were in each frame, encrypted. Recordings are erased # day after the last one, or when you take over a result. They are not part of a backup.} other {Rollcall keeps no pictures and no names: only where the face and 15 points on it were in each frame, encrypted. Recordings are erased # days after the last one, or when you take over a result. They are not part of a backup.}}',
  'liveness.erasedOn': 'The current recordings are erased on {day}.',
  'liveness.record': 'Record a clip',
  'liveness.measure': 'Measure',
  'liveness.erase': 'Erase recordings',
  'liveness.wait': 'Please wait…',
  'liveness.erased': '{count, plural, one {# recording erased.} other {# recordings erased.}}',
  'liveness.takenOver':
    '{count, plural, one {{policy, select, balanced {The liveness check is now balanced.} other {The liveness check is now strict.}} # recording erased.} other {{policy, select, balanced {The liveness check is now balanced.} other {The liveness check is now strict.}} # recordings erased.}}',
  'liveness.result': 'Result',
  'liveness.use':
    '{policy, select, balanced {Use balanced and erase the recordings} other {Use strict and erase the recordings}}',
  'liveness.share': 'Share, with 95% bounds',
  'liveness.balanced': 'Balanced',
  'liveness.strict': 'Strict',
  'liveness.nothing': 'Nothing was measured.',
  'liveness.rate.refused': 'Live people refused (BPCER)',
  'liveness.rate.challenged': 'Asked to turn their head',
  'liveness.rate.wait': 'Median wait for the decision',
  'liveness.rate.turn': 'Median time to turn, if asked',
  'liveness.rate.accepted': 'Accepted (APCER): {kind}',
  'liveness.bounds': '{share} ({low} to {high})',
  'liveness.noTurn': 'no one turned',
  'liveness.seconds': '{seconds} s',
  'liveness.kind.live': 'Live person',
  'liveness.kind.print': 'Print on paper',
  'liveness.kind.bent-sheet': 'Bent sheet',
  'liveness.kind.cut-out': 'Cut-out of a print',
  'liveness.kind.phone': 'Photo on a phone or tablet',
  'liveness.kind.replay': 'Video on a phone or tablet',
  'liveness.kind.other': 'Another kind of attack',
  'liveness.sentenceKind.print': 'print on paper',
  'liveness.sentenceKind.bent-sheet': 'bent sheet',
  'liveness.sentenceKind.cut-out': 'cut-out of a print',
  'liveness.sentenceKind.phone': 'photo on a phone or tablet',
  'liveness.sentenceKind.replay': 'video on a phone or tablet',
  'liveness.sentenceKind.other': 'another kind of attack',
  'liveness.recordTitle': 'Record: {kind}',
  'liveness.what': 'What is recorded',
  'liveness.prepare.live':
    'The person waits three metres away, walks up as if to clock in, and then turns the head as the screen says.',
  'liveness.prepare.attack':
    'Bring the picture to the camera so that it covers your own face. Then try to follow the screen: tilt, bend or play it.',
  'liveness.privacy':
    '{days, plural, one {Rollcall records where the face and 15 points on it are in each frame and how they move, to measure how well the door tells people from pictures, and erases this # day after the last recording at the latest. It keeps no picture and no name.} other {Rollcall records where the face and 15 points on it are in each frame and how they move, to measure how well the door tells people from pictures, and erases this # days after the last recording at the latest. It keeps no picture and no name.}}',
  'liveness.agree.live': 'The person has read this and agrees',
  'liveness.agree.attack': 'I hold up the picture myself, and the person on it agrees',
  'liveness.discarded': 'The recording was erased.',
  'liveness.mayDiscard.live':
    'Discard it only if something else went wrong, such as somebody who spoke to the person. Without the people who tried and did not pass, the figures look better than they are.',
  'liveness.mayDiscard.attack':
    'Discard it only if something went wrong, such as your own face in view.',
  'liveness.done': 'Done',
  'liveness.cancel': 'Cancel',
  'liveness.start': 'Start recording',
  'liveness.discard': 'Discard',
  'liveness.again': 'Record again',
  'liveness.next': 'Next recording',
  'liveness.progress': 'Progress',
  'liveness.startingCamera': 'Starting the camera…',
  'liveness.approach.live': 'Walk up to the camera.',
  'liveness.approach.attack': 'Bring the picture to the camera.',
  'liveness.look': 'Look at the camera.',
  'liveness.keptTurned': 'Recorded. The head turned as asked.',
  'liveness.keptNotTurned': 'Recorded. The door would say that the head did not turn as asked.',
  'liveness.proposal.too-few-recordings':
    'Too few recordings to say: {live, number} of live people and {attacks, number} of attacks; at least {neededLive, number} and {neededAttacks, number} are needed.',
  'liveness.proposal.balanced-refuses-too-many':
    'Neither: balanced refuses {refused} of the live people (at most {bound} with 95% confidence). Improve the light, or move the camera to the height of the eyes, and record again.',
  'liveness.proposal.balanced-stops-attacks':
    'Balanced: it stops {attacks, plural, one {the # recorded attack} other {the # recorded attacks}} and refuses {refused} of the live people (at most {bound} with 95% confidence).',
  'liveness.proposal.strict-stops-no-more':
    'Balanced: it accepts {accepted} of the attacks of one kind ({kind}), and strict does not stop more.',
  'liveness.proposal.strict-refuses-too-many':
    'Balanced: although it accepts {accepted} of the attacks of one kind ({kind}), strict refuses {strictRefused} of the live people (at most {strictBound} with 95% confidence), which is too many.',
  'liveness.proposal.strict-stops-more':
    'Strict: balanced accepts {accepted} of the attacks of one kind ({kind}); strict accepts {strictAccepted} and refuses {strictRefused} of the live people (at most {strictBound} with 95% confidence).',
  'liveness.dropped.paused': 'The camera paused for a moment. Nothing was kept. Record again.',
  'liveness.dropped.several-people': 'Several people were in view. Nothing was kept. Record again.',
  'liveness.dropped.no-face': 'No face could be recognised. Nothing was kept. Record again.',
  'liveness.dropped.nobody': 'Nobody came to the camera. Nothing was kept. Record again.',
  'liveness.dropped.face-lost': 'The face went out of view. Nothing was kept. Record again.',
} as const;

export type LivenessMessages = Readonly<Record<keyof typeof livenessEn, string>>;
