import { isIP } from 'node:net';

/** Why an address may not be used, as a predicate; null if it may. */
export function addressProblem(address: string, allowsPlainHttp: boolean): string | null {
  if (!URL.canParse(address)) return 'must be an address such as https://hr.example.com';
  const { protocol, hostname, username, password, search, hash } = new URL(address);
  if (username !== '' || password !== '') return 'must not contain a user name or password';
  if (search !== '' || hash !== '') return 'must end before "?" and "#"';
  if (protocol === 'https:') return null;
  if (protocol !== 'http:') return 'must begin with https://';
  if (allowsPlainHttp || isLoopback(hostname)) return null;
  return 'must begin with https://, because passwords and punches would be sent unencrypted';
}

/** True for this machine itself, whose traffic does not leave it. */
function isLoopback(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (bare === 'localhost') return true;
  return isIP(bare) === 4 ? bare.startsWith('127.') : bare === '::1';
}
