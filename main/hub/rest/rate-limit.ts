import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Requests of one token in a minute: five pages of 1,000 items in a second. */
const tokenRequests = 300;
/** Requests without a valid token from one address in a minute. */
const strangerRequests = 60;

/** Counts the requests of a minute, of each token and of each address without one. */
export class RateLimit {
  readonly #tokens: RateLimiterMemory;
  readonly #strangers = new RateLimiterMemory({ points: strangerRequests, duration: 60 });

  /** @param requests of one token in a minute. */
  constructor(requests = tokenRequests) {
    this.#tokens = new RateLimiterMemory({ points: requests, duration: 60 });
  }

  /** Counts a request. @returns seconds to wait if the limit is exceeded; otherwise 0. */
  countToken(id: string): Promise<number> {
    return waitAfter(this.#tokens, id);
  }

  /** As `countToken`, of a request without a valid token. */
  countStranger(address: string): Promise<number> {
    return waitAfter(this.#strangers, address);
  }
}

async function waitAfter(limiter: RateLimiterMemory, key: string): Promise<number> {
  try {
    await limiter.consume(key);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}
