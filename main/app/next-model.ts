import { constants, setPriority } from 'node:os';
import type { NextModel } from '../door/look-learning.js';
import { recognitionOf, type Recognition } from '../gallery/recognition.js';
import type { SiteModels } from '../models/site-models.js';
import type { Vision } from '../vision/client/client.js';
import type { ModelChoice } from '../vision/model-set.js';

/** Its process needs 0.3 GB of memory, and learning is rare: after this time without a look it ends. */
const idleMs = 300_000;

interface Running {
  readonly model: string;
  readonly recognition: Recognition;
  readonly vision: Vision;
}

/** The embedding model that the door learns faces for, with an inference process that is started when needed. */
export class NextModelHolder implements NextModel {
  #running: Running | null = null;
  #idle: NodeJS.Timeout | null = null;

  /**
   * @param folder the data folder.
   * @param start starts an inference process with the chosen models.
   */
  constructor(
    private readonly folder: string,
    private readonly models: SiteModels,
    private readonly start: (chosen: Omit<ModelChoice, 'folder'>) => Vision,
  ) {}

  get isOn(): boolean {
    return this.models.learning !== null;
  }

  /** @throws Fault as `recognitionOf`, `Vision.ready`. */
  async get(): Promise<Running | null> {
    const { learning: model } = this.models;
    if (this.#running?.model !== model) await this.close();
    if (model === null) return null;
    if (this.#running === null) {
      const recognition = await recognitionOf({ folder: this.folder, embedding: model });
      this.#running = { model, recognition, vision: this.start({ embedding: model }) };
    }
    const running = this.#running;
    this.#closeWhenIdle();
    await running.vision.ready();
    yieldToTheDoor(running.vision);
    return running;
  }

  /** Ends the process; the next `get` starts another one. */
  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    const running = this.#running;
    this.#running = null;
    await running?.vision.close();
  }

  #closeWhenIdle(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.close(), idleMs).unref();
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
