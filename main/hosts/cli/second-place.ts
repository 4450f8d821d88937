import type { Client } from '../../../contract/transport/connect.js';
import type { Terminal } from './terminal.js';

/** Explains what an intact log does not show: whether the whole data folder is an older copy. */
export async function noteSecondPlace(client: Client, terminal: Terminal): Promise<void> {
  const { secondPlace } = await client['audit.reports']({});
  const { kind, path, problem } = secondPlace;
  if (kind === 'none') {
    terminal.note(
      'There is no second place for the heads of the logs, so an older copy of the whole data folder would not be noticed. Choose one with --second-place or in the settings.',
    );
  } else if (problem !== null) {
    terminal.note(`The second place for the heads of the logs cannot be reached. ${problem}`);
  } else {
    terminal.note(`Compared with the second place, ${path ?? ''}.`);
  }
}
