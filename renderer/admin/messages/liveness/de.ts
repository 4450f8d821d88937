import type { LivenessMessages } from './en.js';

export const livenessDe: LivenessMessages = {
  'liveness.title': 'Lebenderkennung',
  'liveness.policy':
    '{policy, select, off {Die Lebenderkennung am Eingang ist aus: Fotos und Bildschirme werden nicht bemerkt. Sie können das in den Einstellungen ändern.} balanced {Die Lebenderkennung am Eingang ist ausgewogen: Im Zweifel drehen Personen den Kopf. Sie können das in den Einstellungen ändern.} other {Die Lebenderkennung am Eingang ist streng: Alle drehen den Kopf. Sie können das in den Einstellungen ändern.}}',
  'liveness.measureTitle': 'Mit Ihren eigenen Leuten und Ihrer Kamera messen',
  'liveness.step.people':
    'Nehmen Sie Personen auf, die zustimmen: mindestens {needed}, besser 30, mit und ohne Brille, zu verschiedenen Tageszeiten.',
  'liveness.step.attacks':
    'Nehmen Sie Angriffe auf: mindestens {needed}, etwa Ausdrucke, Telefone und Videos von Ihnen selbst, die Sie hochhalten.',
  'liveness.step.measure':
    'Messen Sie, und übernehmen Sie die Einstellung, die das Ergebnis vorschlägt.',
  'liveness.recordings': 'Aufnahmen',
  'liveness.recorded': 'Aufgenommen',
  'liveness.needed': 'Nötig',
  'liveness.livePeople': 'Lebende Personen',
  'liveness.attacks': 'Angriffe',
  'liveness.kindCount': '{kind}: {count, number}',
  'liveness.kinds': '({kinds})',
  'liveness.kept':
    '{days, plural, one {Rollcall bewahrt keine Bilder und keine Namen auf, nur verschlüsselt, wo das Gesicht und 15 Punkte darauf in jedem Bild waren. Aufnahmen werden # Tag nach der letzten gelöscht oder wenn Sie ein Ergebnis übernehmen. Sie sind nicht Teil einer Sicherung.} other {Rollcall bewahrt keine Bilder und keine Namen auf, nur verschlüsselt, wo das Gesicht und 15 Punkte darauf in jedem Bild waren. Aufnahmen werden # Tage nach der letzten gelöscht oder wenn Sie ein Ergebnis übernehmen. Sie sind nicht Teil einer Sicherung.}}',
  'liveness.erasedOn': 'Die jetzigen Aufnahmen werden am {day} gelöscht.',
  'liveness.record': 'Clip aufnehmen',
  'liveness.measure': 'Messen',
  'liveness.erase': 'Aufnahmen löschen',
  'liveness.wait': 'Bitte warten…',
  'liveness.erased': '{count, plural, one {# Aufnahme gelöscht.} other {# Aufnahmen gelöscht.}}',
  'liveness.takenOver':
    '{count, plural, one {{policy, select, balanced {Die Lebenderkennung ist jetzt ausgewogen.} other {Die Lebenderkennung ist jetzt streng.}} # Aufnahme gelöscht.} other {{policy, select, balanced {Die Lebenderkennung ist jetzt ausgewogen.} other {Die Lebenderkennung ist jetzt streng.}} # Aufnahmen gelöscht.}}',
  'liveness.result': 'Ergebnis',
  'liveness.use':
    '{policy, select, balanced {„Ausgewogen“ verwenden und Aufnahmen löschen} other {„Streng“ verwenden und Aufnahmen löschen}}',
  'liveness.share': 'Anteil, mit 95-%-Grenzen',
  'liveness.balanced': 'Ausgewogen',
  'liveness.strict': 'Streng',
  'liveness.nothing': 'Es wurde nichts gemessen.',
  'liveness.rate.refused': 'Abgewiesene lebende Personen (BPCER)',
  'liveness.rate.challenged': 'Zum Drehen des Kopfes aufgefordert',
  'liveness.rate.wait': 'Mittlere Wartezeit bis zur Entscheidung (Median)',
  'liveness.rate.turn': 'Mittlere Zeit für die Drehung, falls verlangt (Median)',
  'liveness.rate.accepted': 'Angenommen (APCER): {kind}',
  'liveness.bounds': '{share} ({low} bis {high})',
  'liveness.noTurn': 'niemand drehte sich',
  'liveness.seconds': '{seconds} s',
  'liveness.kind.live': 'Lebende Person',
  'liveness.kind.print': 'Ausdruck auf Papier',
  'liveness.kind.bent-sheet': 'Gebogenes Blatt',
  'liveness.kind.cut-out': 'Ausgeschnittener Ausdruck',
  'liveness.kind.phone': 'Foto auf Telefon oder Tablet',
  'liveness.kind.replay': 'Video auf Telefon oder Tablet',
  'liveness.kind.other': 'Andere Art von Angriff',
  'liveness.sentenceKind.print': 'Ausdruck auf Papier',
  'liveness.sentenceKind.bent-sheet': 'gebogenes Blatt',
  'liveness.sentenceKind.cut-out': 'ausgeschnittener Ausdruck',
  'liveness.sentenceKind.phone': 'Foto auf Telefon oder Tablet',
  'liveness.sentenceKind.replay': 'Video auf Telefon oder Tablet',
  'liveness.sentenceKind.other': 'andere Art von Angriff',
  'liveness.recordTitle': 'Aufnehmen: {kind}',
  'liveness.what': 'Was aufgenommen wird',
  'liveness.prepare.live':
    'Die Person wartet drei Meter entfernt, kommt heran wie zum Buchen und dreht dann den Kopf, wie der Bildschirm es sagt.',
  'liveness.prepare.attack':
    'Halten Sie das Bild so vor die Kamera, dass es Ihr eigenes Gesicht verdeckt. Versuchen Sie dann, dem Bildschirm zu folgen: Kippen, biegen oder spielen Sie es ab.',
  'liveness.privacy':
    '{days, plural, one {Rollcall zeichnet auf, wo das Gesicht und 15 Punkte darauf in jedem Bild sind und wie sie sich bewegen, um zu messen, wie gut der Eingang Personen von Bildern unterscheidet, und löscht dies spätestens # Tag nach der letzten Aufnahme. Es werden weder Bild noch Name aufbewahrt.} other {Rollcall zeichnet auf, wo das Gesicht und 15 Punkte darauf in jedem Bild sind und wie sie sich bewegen, um zu messen, wie gut der Eingang Personen von Bildern unterscheidet, und löscht dies spätestens # Tage nach der letzten Aufnahme. Es werden weder Bild noch Name aufbewahrt.}}',
  'liveness.agree.live': 'Die Person hat dies gelesen und stimmt zu',
  'liveness.agree.attack': 'Ich halte das Bild selbst hoch, und die abgebildete Person stimmt zu',
  'liveness.discarded': 'Die Aufnahme wurde gelöscht.',
  'liveness.mayDiscard.live':
    'Verwerfen Sie sie nur, wenn etwas anderes schiefging, etwa wenn jemand die Person ansprach. Ohne die Personen, die es versuchten und nicht bestanden, sehen die Werte besser aus, als sie sind.',
  'liveness.mayDiscard.attack':
    'Verwerfen Sie sie nur, wenn etwas schiefging, etwa wenn Ihr eigenes Gesicht zu sehen war.',
  'liveness.done': 'Fertig',
  'liveness.cancel': 'Abbrechen',
  'liveness.start': 'Aufnahme starten',
  'liveness.discard': 'Verwerfen',
  'liveness.again': 'Erneut aufnehmen',
  'liveness.next': 'Nächste Aufnahme',
  'liveness.progress': 'Fortschritt',
  'liveness.startingCamera': 'Kamera wird gestartet…',
  'liveness.approach.live': 'Gehen Sie auf die Kamera zu.',
  'liveness.approach.attack': 'Halten Sie das Bild vor die Kamera.',
  'liveness.look': 'Schauen Sie in die Kamera.',
  'liveness.keptTurned': 'Aufgenommen. Der Kopf drehte sich wie verlangt.',
  'liveness.keptNotTurned':
    'Aufgenommen. Der Eingang würde sagen, dass sich der Kopf nicht wie verlangt drehte.',
  'liveness.proposal.too-few-recordings':
    'Zu wenige Aufnahmen für ein Ergebnis: {live, number} von lebenden Personen und {attacks, number} von Angriffen; nötig sind mindestens {neededLive, number} und {neededAttacks, number}.',
  'liveness.proposal.balanced-refuses-too-many':
    'Keine von beiden: „Ausgewogen“ weist {refused} der lebenden Personen ab (mit 95 % Sicherheit höchstens {bound}). Verbessern Sie das Licht, oder bringen Sie die Kamera auf Augenhöhe, und nehmen Sie erneut auf.',
  'liveness.proposal.balanced-stops-attacks':
    'Ausgewogen: {attacks, plural, one {Der # aufgenommene Angriff wird gestoppt} other {Die # aufgenommenen Angriffe werden gestoppt}}, und {refused} der lebenden Personen werden abgewiesen (mit 95 % Sicherheit höchstens {bound}).',
  'liveness.proposal.strict-stops-no-more':
    'Ausgewogen: Es werden zwar {accepted} der Angriffe einer Art ({kind}) angenommen, aber „Streng“ stoppt nicht mehr davon.',
  'liveness.proposal.strict-refuses-too-many':
    'Ausgewogen: Es werden zwar {accepted} der Angriffe einer Art ({kind}) angenommen, aber „Streng“ weist {strictRefused} der lebenden Personen ab (mit 95 % Sicherheit höchstens {strictBound}), und das sind zu viele.',
  'liveness.proposal.strict-stops-more':
    'Streng: „Ausgewogen“ nimmt {accepted} der Angriffe einer Art an ({kind}); „Streng“ nimmt {strictAccepted} an und weist {strictRefused} der lebenden Personen ab (mit 95 % Sicherheit höchstens {strictBound}).',
  'liveness.dropped.paused':
    'Die Kamera setzte kurz aus. Es wurde nichts aufbewahrt. Nehmen Sie erneut auf.',
  'liveness.dropped.several-people':
    'Es waren mehrere Personen im Bild. Es wurde nichts aufbewahrt. Nehmen Sie erneut auf.',
  'liveness.dropped.no-face':
    'Es war kein Gesicht zu erkennen. Es wurde nichts aufbewahrt. Nehmen Sie erneut auf.',
  'liveness.dropped.nobody':
    'Niemand kam vor die Kamera. Es wurde nichts aufbewahrt. Nehmen Sie erneut auf.',
  'liveness.dropped.face-lost':
    'Das Gesicht war nicht mehr im Bild. Es wurde nichts aufbewahrt. Nehmen Sie erneut auf.',
};
