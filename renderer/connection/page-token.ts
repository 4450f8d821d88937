import { sessionPath } from '../../contract/transport/web-paths.js';
import { backOffMs } from './back-off.js';

const storageKey = 'rollcall.token';

/**
 * The token that authorises this page's WebSocket connection, from the web host. The page gets it in
 * exchange for the secret in its address, or for its earlier token, which stays in session storage so that
 * reloading works. A hub's desk gives one to every page. The secret is removed from the address bar, so that no one can read it on the screen.
 * While the services cannot be reached, tries again.
 * @returns null if the page has no secret, or the secret is no longer valid, and this is not a desk.
 */
export async function pageToken(): Promise<string | null> {
  const secrets = [takeSecret(), sessionStorage.getItem(storageKey)];
  for (const secret of secrets) {
    const token = secret === null ? null : await exchange(secret);
    if (token === null) continue;
    sessionStorage.setItem(storageKey, token);
    return token;
  }
  return exchange(null);
}

/** The part of the address after `#`, which browsers do not send in requests. */
function takeSecret(): string | null {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const secret = parameters.get('code') ?? parameters.get('token');
  if (secret !== null) history.replaceState(null, '', location.pathname + location.search);
  return secret;
}

async function exchange(secret: string | null): Promise<string | null> {
  for (let failures = 0; ; failures++) {
    const response = await fetch(sessionPath, {
      method: 'POST',
      headers: secret === null ? {} : { Authorization: `Bearer ${secret}` },
    }).catch(() => null);
    if (response?.ok === true) return response.text();
    if (response?.status === 403) return null;
    await new Promise((resolve) => setTimeout(resolve, backOffMs(failures)));
  }
}
