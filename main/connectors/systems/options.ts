import type { ClientOptions } from '../http/client.js';

/** Options of every connector: the base address, and limits that tests make smaller. */
export type SystemOptions = Pick<ClientOptions, 'address' | 'timeoutMs' | 'maxBytes'>;
