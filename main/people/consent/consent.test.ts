import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '../../../contract/transport/connect.js';
import { appClient } from '../../app/testing/app-client.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

async function openApi(): Promise<Client> {
  return appClient(await temporaryFolder());
}

const none = { en: null, de: null, fr: null, es: null, ar: null };
const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 8);

test.each([
  ['en', 'You do not have to agree.', /at the door/g],
  ['de', 'Sie müssen nicht zustimmen.', /an der Tür/g],
  ['fr', 'Vous n’êtes pas obligé d’accepter.', /à la porte/g],
  ['es', 'No está obligado a aceptar.', /en la puerta/g],
  ['ar', 'لست ملزمًا بالموافقة.', /عند الباب/g],
] as const)(
  'the bundled text in %s says what is stored',
  async (language, voluntary, atTheDoor) => {
    const api = await openApi();
    const plain = await api['consent.text']({ language });
    expect(plain.paragraphs.join()).toContain(voluntary);
    expect(plain.version).toMatch(/^\d{4}-\d+$/);
    await api['settings.change']({ keepsPhotos: true, keepsProbes: true, learnsFaces: true });
    const kept = await api['consent.text']({ language });
    expect(kept.version).toBe(`${plain.version}+photos+probes+learning`);
    expect(kept.paragraphs[0]).not.toBe(plain.paragraphs[0]);
    expect(kept.paragraphs[0]!.match(atTheDoor)).toHaveLength(2);
    expect(plain.paragraphs[0]!.match(atTheDoor)).toHaveLength(1);
    expect(kept.paragraphs.slice(1)).toEqual(plain.paragraphs.slice(1));
    // An earlier consent still shows the text of that time.
    const { paragraphs } = await api['consent.agreed']({ textVersion: plain.version, language });
    expect(paragraphs).toEqual(plain.paragraphs);
  },
);

test('the bundled text of an earlier version is found again', async () => {
  const api = await openApi();
  const agreed = { textVersion: '2026-3+photos', language: 'en' } as const;
  const { paragraphs } = await api['consent.agreed'](agreed);
  expect(paragraphs?.[0]).toContain('The photos themselves are kept too');
  const unknown = { textVersion: '2020-1', language: 'en' } as const;
  expect(await api['consent.agreed'](unknown)).toEqual({ paragraphs: null });
});

test('a site’s own text is versioned by its wording, and also says what is stored', async () => {
  const api = await openApi();
  const ownText = ' Wir erkennen Gesichter.\r\n\r\n  Niemand muss zustimmen. ';
  await api['settings.change']({ consentTexts: { ...none, de: ownText } });
  const version = `own-${shortHash('Wir erkennen Gesichter.\nNiemand muss zustimmen.')}`;
  const ownParagraphs = ['Wir erkennen Gesichter.', 'Niemand muss zustimmen.'];
  expect(await api['consent.text']({ language: 'de' })).toEqual({
    version,
    paragraphs: ownParagraphs,
  });
  expect((await api['consent.text']({ language: 'en' })).version).not.toContain('own');
  await api['settings.change']({ keepsProbes: true });
  const { paragraphs, ...kept } = await api['consent.text']({ language: 'de' });
  expect(kept.version).toBe(`${version}+probes`);
  expect(paragraphs.slice(0, 2)).toEqual(ownParagraphs);
  expect(paragraphs[2]).toContain('zwei Wochen');
});

test('an old text is found by its version, also in the audit log', async () => {
  const api = await openApi();
  const agreed = { textVersion: `own-${shortHash('النص الأول')}+photos`, language: 'ar' } as const;
  for (const ar of ['النص الأول', 'النص الثاني', '']) {
    await api['settings.change']({ consentTexts: { ...none, ar } });
  }
  expect((await api['settings.get']({})).consentTexts).toEqual(none);
  expect((await api['consent.agreed'](agreed)).paragraphs).toEqual([
    'النص الأول',
    expect.stringContaining('الصور نفسها') as string,
  ]);
  expect(await api['audit.list']({ count: 3 })).toMatchObject([
    { after: { consentVersions: none } },
    { after: { consentVersions: { ar: `own-${shortHash('النص الثاني')}` } } },
    { after: { consentVersions: { ar: `own-${shortHash('النص الأول')}` } } },
  ]);
  const unknown = { ...agreed, textVersion: 'own-00000000' };
  expect(await api['consent.agreed'](unknown)).toEqual({ paragraphs: null });
});

test('own texts are exported to another kiosk with the settings', async () => {
  const [here, there] = [await openApi(), await openApi()];
  await here['settings.change']({ consentTexts: { ...none, en: 'We recognise faces.' } });
  await there['settings.import'](await here['settings.export']({}));
  const text = await there['consent.text']({ language: 'en' });
  expect(text).toEqual(await here['consent.text']({ language: 'en' }));
  const entries = await there['audit.list']({ count: 1 });
  expect(entries).toMatchObject([
    { action: 'settings.import', after: { consentVersions: { en: text.version } } },
  ]);
});

test('consent to an outdated text is refused, and the person must be asked again', async () => {
  const api = await openApi();
  const { version } = await api['consent.text']({ language: 'ar' });
  await api['settings.change']({ keepsPhotos: true });
  const enrol = (textVersion: string): Promise<unknown> =>
    api['capture.enrol']({
      name: 'Ada',
      replace: false,
      consent: { textVersion, language: 'ar' },
    });
  await expect(enrol(version)).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining(`${version}+photos is in use`) as string,
  });
  // With the right version, only the frames are missing.
  await expect(enrol(`${version}+photos`)).rejects.toMatchObject({ code: 'not-found' });
});
