const storageKey = 'rollcall.token';

/**
 * The token that authorises the WebSocket connection. The web host passes it as `#token=`, which never
 * appears in a server log. It is moved from the address bar to session storage, so that reloading
 * works and no one can read it on the screen.
 * @returns an empty string if there is no token.
 */
export function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return sessionStorage.getItem(storageKey) ?? '';
  sessionStorage.setItem(storageKey, token);
  history.replaceState(null, '', location.pathname + location.search);
  return token;
}
