import type { ClientOptions } from '../http/client.js';

/** What every connector needs: the base address, and limits that tests make smaller. */
export type SystemOptions = Pick<ClientOptions, 'address' | 'timeoutMs' | 'maxBytes'>;
