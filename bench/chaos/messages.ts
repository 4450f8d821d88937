/* The messages between the chaos test and its kiosks, which are separate processes. */

/** What a kiosk has confirmed or encountered. */
export type Report =
  | {
      readonly kind: 'punched';
      readonly seq: number;
      readonly subjectId: string;
      readonly direction: string;
      readonly at: string;
    }
  | { readonly kind: 'added' | 'erasing' | 'erased'; readonly subjectId: string }
  | { readonly kind: 'notice' | 'bug'; readonly text: string };

/** The questions to a kiosk. */
export type Question =
  | { readonly ask: 'join'; readonly address: string; readonly code: string }
  /** Whether people come to the door from now on. */
  | { readonly ask: 'work'; readonly isWorking: boolean }
  | { readonly ask: 'state' };

/** The state of a kiosk. */
export interface KioskState {
  /** The id by which the hub knows it. */
  readonly id: string;
  /** Number of the last entry of its journal. */
  readonly entries: number;
  /** As `UplinkState`. */
  readonly waiting: number;
  readonly peopleWaiting: number;
  readonly rosterVersion: number;
  readonly problem: string | null;
  /** The list of things that an administrator must look at. */
  readonly reports: readonly string[];
  /** Each person's marks, by id. */
  readonly people: Readonly<Record<string, string>>;
}

/** From a kiosk: a report, or the answer to a question. */
export type FromKiosk =
  | Report
  | { readonly kind: 'answer'; readonly number: number; readonly value: KioskState | null }
  | { readonly kind: 'refused'; readonly number: number; readonly text: string };

/** To a kiosk. */
export interface ToKiosk {
  readonly number: number;
  readonly question: Question;
}
