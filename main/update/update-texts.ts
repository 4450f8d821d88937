import type { UpdateProblem } from '../../contract/calls/updates.js';

/** Sentences for administrators: why a new version was not fetched or installed, and what to do. */
export const updateTexts: Readonly<Record<UpdateProblem, string>> = {
  unreachable:
    'the server did not answer, or has no release. Check its address and the network; Rollcall tries again.',
  'not-signed':
    'it is not signed with the key that was set, or a file differs from what was signed. No part of it was used. Ask the publisher.',
  'no-file': 'there is no version for this computer’s system.',
  'no-space': 'the disk has no space for it and for copies of the data. Free some space.',
  unhealthy:
    'it did not start with the data of this site. The previous version continues. Tell the publisher.',
};
