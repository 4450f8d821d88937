import { constants, setPriority } from 'node:os';
import type { Settings } from '../../contract/calls/settings.js';
import type { NextModel } from '../door/face-learning.js';
import { recognitionOf, type Recognition } from '../gallery/recognition.js';
import { learntModel, type SiteModels } from '../models/site-models.js';
import type { Vision } from '../vision/client/client.js';
import type { ModelChoice } from '../vision/model-files.js';

/** Its process needs 0.3 GB of memory, and learning is rare: after this time without a face it ends. */
const idleMs = 300_000;

/** The embedding model that the door learns faces for, with an inference process that is started when needed. */
export class NextModelHolder implements NextModel {
  #running: { readonly model: string; readonly vision: Vision } | null = null;
  #idle: NodeJS.Timeout | null = null;
  #isClosed = false;

  /** @param start starts an inference process with the chosen models. */
  constructor(
    private readonly data: { readonly models: SiteModels; readonly settings: Settings },
    private readonly start: (chosen: Omit<ModelChoice, 'folder'>) => Vision,
  ) {}

  get isOn(): boolean {
    return this.#model !== null;
  }

  async recognition(): Promise<Recognition | null> {
    const model = this.#model;
    const { folder } = this.data.models;
    return model === null ? null : recognitionOf({ folder, embedding: model });
  }

  async vision(): Promise<Vision | null> {
    const model = this.#model;
    if (this.#running?.model !== model) await this.#end();
    if (model === null) return null;
    if (this.#running === null) {
      const vision = this.start({ embedding: model });
      yieldToTheDoor(vision);
      this.#running = { model, vision };
    }
    const { vision } = this.#running;
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#end(), idleMs).unref();
    await vision.ready();
    return vision;
  }

  /** Ends the process and starts none any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#end();
  }

  get #model(): string | null {
    return this.#isClosed ? null : learntModel(this.data);
  }

  async #end(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    const running = this.#running;
    this.#running = null;
    await running?.vision.close();
  }
}

/** Gives the processor to the door's own process first. */
function yieldToTheDoor({ pid }: Vision): void {
  if (pid === null) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Not every system allows it, or the process has just ended.
  }
}
