import type { Person, PurgeCertificate } from '../../../contract/calls/people.js';
import type { Client } from '../../../contract/transport/connect.js';

/** What can be done to several people at once. */
export type BulkAction = 'department' | 'places' | 'suspend' | 'leave' | 'reinstate' | 'erase';

export interface BulkOutcome {
  readonly changed: number;
  /** The people who were not changed, and why. */
  readonly failed: readonly { readonly person: Person; readonly error: unknown }[];
  /** Of the people who were erased. */
  readonly certificates: readonly PurgeCertificate[];
}

type BulkClient = Pick<
  Client,
  | 'people.setDetails'
  | 'people.suspend'
  | 'people.leave'
  | 'people.reinstate'
  | 'people.forget'
  | 'hub.expect'
>;

/** What is chosen for all of them. */
export interface BulkChoice {
  /** For `department`; null for none. */
  readonly department: string | null;
  /** For `places`: where they clock in; empty for every kiosk. */
  readonly placeIds: readonly string[];
}

/**
 * Does one thing to one person after another, so that each has an entry in the audit log. A refusal for one leaves out
 * only this person.
 * @param onProgress called with the number of people who are done.
 */
export async function runBulk(
  client: BulkClient,
  action: BulkAction,
  people: readonly Person[],
  { department, placeIds }: BulkChoice,
  onProgress: (done: number) => void = () => undefined,
): Promise<BulkOutcome> {
  const failed: BulkOutcome['failed'][number][] = [];
  const certificates: PurgeCertificate[] = [];
  for (const [index, person] of people.entries()) {
    const who = person.subjectId;
    try {
      if (action === 'department') await client['people.setDetails']({ who, department });
      else if (action === 'places') {
        await client['hub.expect']({ subjectId: who, placeIds: [...placeIds] });
      } else if (action === 'erase') {
        certificates.push((await client['people.forget']({ who })).certificate);
      } else await client[`people.${action}`]({ who });
    } catch (error) {
      failed.push({ person, error });
    }
    onProgress(index + 1);
  }
  return { changed: people.length - failed.length, failed, certificates };
}
