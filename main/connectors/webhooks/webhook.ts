import type { Destination } from '../connector.js';
import { HttpClient } from '../http/client.js';
import { outcomeOf, reauthorise, sent, wait } from '../outcome.js';
import type { SystemOptions } from '../systems/options.js';
import { payloadOf } from './payload.js';
import { signedHeaders } from './sign.js';

export interface WebhookOptions extends SystemOptions {
  /** At least one of `whsec_…` or `whsk_…`. */
  readonly secrets: readonly string[];
}

/** Nothing of an answer is used. */
const maxBytes = 65_536;
/** All refusals of a receiver except 408 and 429, which are temporary failures. */
const refusals = Array.from({ length: 100 }, (_, at) => 400 + at).filter(
  (status) => status !== 408 && status !== 429,
);
/** Gone: the receiver wants no more messages (Standard Webhooks specification, "Status codes"). */
const gone = 410;

/**
 * Posts events to an address by the Standard Webhooks specification: at least once, with the id of the event as
 * `webhook-id`, by which receivers find repetitions. Every status except 2xx is a failure and is tried again.
 */
export function webhook(options: WebhookOptions): Destination {
  const { secrets } = options;
  const title = 'The receiver of the webhook';
  const http = new HttpClient({ maxBytes, ...options, title, headers: () => ({}) });
  return {
    title,
    send: (event, personOf) =>
      outcomeOf(async () => {
        const nowMs = Date.now();
        const body = JSON.stringify(payloadOf(event, personOf, nowMs));
        const { status } = await http.call({
          method: 'POST',
          path: '',
          body,
          headers: signedHeaders(event.id, body, secrets, nowMs),
          handles: refusals,
          takesAnyBody: true,
        });
        if (status < 300) return sent(null);
        if (status === gone) {
          return reauthorise(`${title} takes no more messages (status 410). Remove the webhook.`);
        }
        return wait(`${title} refused the message (status ${status}).`);
      }),
  };
}
