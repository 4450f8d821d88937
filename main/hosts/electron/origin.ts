/** The scheme that our pages come from. */
export const scheme = 'rollcall';
const host = 'kiosk';

/** The kiosk's page. */
export const kioskUrl = `${scheme}://${host}/`;

/**
 * True for a URL or an origin of our own pages. (Not by `URL.origin`: Node calls the origin of
 * every scheme it does not know "null".)
 */
export function isOwn(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const { protocol, host: named, username, password } = new URL(url);
  return protocol === `${scheme}:` && named === host && username === '' && password === '';
}
