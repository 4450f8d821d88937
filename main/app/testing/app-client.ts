import { onTestFinished } from 'vitest';
import { connect, type Client } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { openApp } from '../app.js';

/**
 * An app's client for one test: like a screen, through the transport, which validates and completes inputs. It
 * is closed when the test ends, and throws what the services would report as a bug.
 * @param folder data folder.
 */
export function appClient(folder: string): Client {
  const app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  return connect(
    serve(app.api, (call, error) => {
      throw new Error(call, { cause: error });
    }),
  );
}
