import type { Account } from '../../contract/calls/access.js';
import type { Brand } from '../../contract/calls/brand.js';
import type { Bridge } from '../../contract/transport/bridge.js';
import type { Output } from '../../contract/contract.js';
import type { Notice } from '../../contract/notice.js';
import { Fault } from '../../contract/fault.js';
import { connect, type Client } from '../../contract/transport/connect.js';
import { nowUtc } from './now-utc.js';
import { Toasts } from '../ui/toasts.js';
import { ConnectionLost } from '../connection/connection-lost.js';
import { serviceText } from './messages/service-text.js';
import { t } from './messages/text.js';

/** Who was in at a moment: the last list that the services sent. */
export interface PresentList {
  /** UTC. */
  readonly at: string;
  /** Today's shift day at the site then. */
  readonly day: string;
  readonly people: Output<'attendance.present'>;
  /** True for a team, which sees the people of its departments only. */
  readonly isOwnDepartments: boolean;
}

/** State of the administration screens: the signed-in account and the client for the services. */
export class AdminSession {
  readonly client: Client;
  readonly #bridge: Bridge;
  account = $state.raw<Account | null>(null);
  /** Why the account was signed out, for the sign-in screen. */
  signOutReason = $state<string | null>(null);
  idleMinutes = 5;
  /** The steps of the set-up; null before they are loaded, and for HR. */
  setUp = $state.raw<Output<'overview.setUp'> | null>(null);
  /** True while the open section has changes that would be lost. */
  hasUnsaved = $state(false);
  readonly toasts = new Toasts();
  /**
   * Kept for an evacuation when the connection is lost, until this page is left or somebody signs in; null before
   * it is loaded.
   */
  present = $state.raw<PresentList | null>(null);
  /** Whether the list to print and tick is shown. */
  isPresentListOpen = $state(false);
  /** The site's own looks; null before they are loaded. */
  brand = $state.raw<Brand | null>(null);

  /** @param isDesk true at a hub, which has no door. */
  constructor(
    bridge: Bridge,
    readonly isDesk: boolean,
  ) {
    this.#bridge = bridge;
    const { send } = bridge;
    this.client = connect(async (call, input) => {
      const reply = await send(call, input);
      if (!reply.ok && reply.code === 'signed-out') {
        this.#clearAccount(serviceText(reply.message));
      }
      return reply;
    });
  }

  /** Listens to notices from the services. @returns a function that stops listening. */
  onNotice(listener: (notice: Notice) => void): () => void {
    return this.#bridge.onNotice(listener);
  }

  /** Called now, and whenever the connection is lost or restored. @returns a function that stops listening. */
  onConnection(listener: (isConnected: boolean) => void): () => void {
    return this.#bridge.onConnection(listener);
  }

  signedIn(account: Account): void {
    this.signOutReason = null;
    this.account = account;
    this.dropPresent();
    this.setUp = null;
    void this.loadSetUp();
    void this.loadBrand();
  }

  /** Loads how far the set-up has come. */
  async loadSetUp(): Promise<void> {
    if (this.account?.role !== 'administrator') return;
    // Without it the menu only lacks the list of steps.
    const steps = await this.client['overview.setUp']({}).catch(() => null);
    // The other steps need a door.
    this.setUp = this.isDesk
      ? (steps?.filter(({ step }) => step !== 'camera' && step !== 'door') ?? null)
      : steps;
  }

  /** Loads the site's own looks; without them, the screens have Rollcall's. */
  async loadBrand(): Promise<void> {
    this.brand = await this.client['kiosk.brand']({}).catch(() => null);
  }

  /** @param reason shown on the sign-in screen; null if the person chose to sign out. */
  async signOut(reason: string | null = null): Promise<void> {
    this.#clearAccount(reason);
    await this.client['admin.signOut']({}).catch(() => undefined);
  }

  /** Keeps who is in. @param day today's shift day at the site. */
  keepPresent(people: Output<'attendance.present'>, day: string): void {
    if (this.account === null) return;
    const isOwnDepartments = this.account.role === 'team';
    this.present = { at: nowUtc(), day, people, isOwnDepartments };
  }

  dropPresent(): void {
    this.present = null;
    this.isPresentListOpen = false;
  }

  /** The services sign out a screen when its connection ends; who was in stays on it. */
  connectionLost(reason: string): void {
    const { present, isPresentListOpen } = this;
    this.#clearAccount(reason);
    this.present = present;
    this.isPresentListOpen = isPresentListOpen;
  }

  #clearAccount(reason: string | null): void {
    this.dropPresent();
    this.account = null;
    this.hasUnsaved = false;
    this.signOutReason = reason;
  }
}

/** The message to show for an error thrown by a call. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Fault) return serviceText(error.message);
  if (error instanceof ConnectionLost) return t('common.fault.disconnected');
  return t('common.fault.screen', { problem: String(error) });
}
