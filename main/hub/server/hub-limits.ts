import { isLoopback } from './address-limit.js';

/** What the clients of a hub may use. The times are in ms. */
export interface HubLimits {
  /** For TLS: an honest client takes two round trips. */
  readonly handshakeTimeout: number;
  /** For the headers of a request, so that a client that sends a byte now and then cannot keep a connection. */
  readonly headersTimeout: number;
  /** For a whole request: 8 MB over a slow line. */
  readonly requestTimeout: number;
  /** How often Node looks for connections that took too long. */
  readonly connectionsCheckingInterval: number;
  readonly maxConnections: number;
  /** Of one address, so that one computer cannot take all of them. */
  readonly maxPerAddress: number;
  /** Whether an address counts. A proxy on the same computer speaks for all clients. */
  readonly isCounted: (address: string) => boolean;
}

export const hubLimits: HubLimits = {
  handshakeTimeout: 10_000,
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  // A fleet of kiosks keeps up to three connections each: for entries, for changes, and the one that is held.
  maxConnections: 12_288,
  // Several hundred kiosks and desks of one site may share its address.
  maxPerAddress: 2_048,
  isCounted: (address) => !isLoopback(address),
};
