import * as v from 'valibot';
import { HttpClient } from '../http/client.js';
import { reauthorise, Stopped } from '../outcome.js';
import { read } from './fields.js';
import type { SystemOptions } from './options.js';

/** The OAuth client of OrangeHRM and its tokens. */
export interface OrangeHrmTokens {
  readonly clientId: string;
  /** Empty for a public client. */
  readonly clientSecret: string;
  /** Empty before the first refresh. */
  readonly accessToken: string;
  readonly refreshToken: string;
}

const Refreshed = v.object({ access_token: v.string(), refresh_token: v.string() });

/**
 * Keeps the access to OrangeHRM: access tokens live for 30 minutes, and each refresh replaces the refresh token too
 * (orangehrm/orangehrm at 194a751: installer/Migration/V5_4_0/Migration.php, `oauth.access_token_ttl`;
 * orangehrmCoreOAuthPlugin/Server/OAuthServer.php, grants `authorization_code` and `refresh_token`).
 */
export class TokenKeeper {
  readonly #http: HttpClient;

  /** @param save stores new tokens before they are used, because the old ones no longer work. */
  constructor(
    options: SystemOptions,
    private tokens: OrangeHrmTokens,
    private readonly save: (tokens: OrangeHrmTokens) => Promise<void>,
  ) {
    this.#http = new HttpClient({ ...options, title: 'OrangeHRM', headers: () => ({}) });
  }

  get accessToken(): string {
    return this.tokens.accessToken;
  }

  /** @throws Stopped with `reauthorise` if the refresh token has expired too. */
  async refresh(): Promise<void> {
    const { clientId, clientSecret, refreshToken } = this.tokens;
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: refreshToken,
      ...(clientSecret === '' ? {} : { client_secret: clientSecret }),
    });
    const { status, json } = await this.#http.call({
      method: 'POST',
      path: '/oauth2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      handles: [400, 401],
    });
    if (status >= 300) {
      throw new Stopped(
        reauthorise('The access to OrangeHRM has ended. Authorise Rollcall again.'),
      );
    }
    const fresh = read('OrangeHRM', Refreshed, json);
    this.tokens = {
      ...this.tokens,
      accessToken: fresh.access_token,
      refreshToken: fresh.refresh_token,
    };
    await this.save(this.tokens);
  }
}
