import { Fault } from '../../contract/fault.js';
import { HubClient, HubRefusal } from '../link/hub-client.js';
import { newKeys, publicKeysOf } from '../link/keys.js';
import { hubPaths, hubPort, PairAnswer, type PairRequest } from '../link/messages.js';
import { readPairingCode } from '../link/pairing-code.js';
import type { Link } from './link-files.js';

/**
 * Joins a hub: makes this kiosk's keys, compares the hub's certificate with the code, and then sends the secret of the
 * code with the public keys.
 * @param kiosk id and name of this kiosk.
 * @throws Fault `invalid-input` for a wrong address or code; as `HubClient.send`.
 */
export async function joinHub(
  address: string,
  typedCode: string,
  kiosk: { readonly id: string; readonly name: string },
): Promise<Link> {
  const code = readPairingCode(typedCode);
  if (code === null) {
    throw new Fault(
      'invalid-input',
      'The pairing code is not complete, or has a typing mistake. Compare it with the one that the hub showed.',
    );
  }
  const hubAddress = fullAddress(address);
  const keys = newKeys();
  const client = new HubClient({
    address: hubAddress,
    fingerprint: code.fingerprintStart,
    sender: kiosk.id,
    signKey: keys.sign,
  });
  const { sign: signKey, seal: sealKey } = publicKeysOf(keys);
  const request: PairRequest = {
    version: 1,
    secret: code.secret,
    kiosk: kiosk.id,
    name: kiosk.name,
    signKey,
    sealKey,
  };
  try {
    const { hubKey, sealKey: hubSealKey } = await client.send(hubPaths.pair, request, PairAnswer);
    const { fingerprint } = client;
    const joinedAt = new Date().toISOString();
    const made = { address: hubAddress, fingerprint, hubKey, keys, joinedAt };
    const link = { version: 1, ...made, kiosk: kiosk.id } as const;
    return hubSealKey === undefined ? link : { ...link, hubSealKey };
  } catch (error) {
    if (!(error instanceof HubRefusal)) throw error;
    throw new Fault(
      'invalid-input',
      'The hub did not accept the pairing code: it has expired or was used, or too many wrong codes were tried. Make a new one with "rollcall hub pair".',
      { cause: error },
    );
  } finally {
    client.close();
  }
}

/** An address with its scheme and port. @throws Fault `invalid-input`. */
function fullAddress(typed: string): string {
  const text = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || !['', '/'].includes(url.pathname)) {
    throw new Fault(
      'invalid-input',
      `${typed} is not the address of a hub. Type its name or IP address, with the port if that is not ${hubPort}.`,
    );
  }
  // A URL drops https's usual port, 443; if it is missing here, it was typed.
  const hasPort = url.port !== '' || /:443\/?$/.test(typed);
  return hasPort ? url.origin : `https://${url.hostname}:${hubPort}`;
}
