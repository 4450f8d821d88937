const key = 'rollcall.token';

/**
 * The token that opens the services' socket. The web host hands it over behind `#token=`, where it
 * reaches no server's log; here it is moved from the address bar to the tab's own storage, so that
 * a reload still works and nobody reads it off the screen.
 * @returns an empty string where there is none.
 */
export function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given === null) return sessionStorage.getItem(key) ?? '';
  sessionStorage.setItem(key, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}
