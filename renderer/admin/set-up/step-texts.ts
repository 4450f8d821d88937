import type { SetUpStep } from '../../../contract/calls/overview.js';

/** What the screen says about a step of the set-up. */
interface StepText {
  readonly title: string;
  readonly text: string;
  /** Null for a step that is always done on this screen. */
  readonly button: string | null;
  /** Where the step is done: a section of the menu; null for the kiosk. */
  readonly section: string | null;
}

export const stepTexts: Readonly<Record<SetUpStep, StepText>> = {
  administrator: {
    title: 'Administrator',
    text: 'Your account can do everything. Add accounts for HR under Accounts.',
    button: null,
    section: null,
  },
  site: {
    title: 'Your site',
    text: 'Enter the company that processes the faces, for the privacy notice, and check the time zone.',
    button: 'Open settings',
    section: 'settings',
  },
  camera: {
    title: 'Camera',
    text: 'Stand before the kiosk. Your face should fill about a third of the height of the picture.',
    button: 'Go to the kiosk',
    section: null,
  },
  people: {
    title: 'First person',
    text: 'Add a person with their consent, by camera or photos, or import many from a list.',
    button: 'Add people',
    section: 'people',
  },
  door: {
    title: 'Test at the door',
    text: 'Let the first person clock in at the kiosk, by face or by PIN.',
    button: 'Go to the kiosk',
    section: null,
  },
  backup: {
    title: 'Backup',
    text: 'Download a backup with a password, and keep both outside this computer. Without the key of the backup, templates cannot be read.',
    button: 'Open backup',
    section: 'settings',
  },
};
