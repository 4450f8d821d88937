/** The scheme of Rollcall's own pages. */
export const scheme = 'rollcall';
const host = 'kiosk';

/** The URL of the kiosk's page. */
export const kioskUrl = `${scheme}://${host}/`;

/**
 * True for a URL or origin of Rollcall's own pages. `URL.origin` cannot be used: in Node it is "null" for
 * unknown schemes.
 */
export function isOwn(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const parsed = new URL(url);
  const { protocol, username, password } = parsed;
  return protocol === `${scheme}:` && parsed.host === host && username === '' && password === '';
}
