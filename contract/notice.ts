import * as v from 'valibot';

/** Messages from the services that are not replies to calls. */
export const Notice = v.variant('type', [
  /** Progress of a long call: `done` of `total` files. */
  v.object({ type: v.literal('progress'), call: v.string(), done: v.number(), total: v.number() }),
  /** Something was recovered, set aside or looks wrong: one sentence for administrators. */
  v.object({ type: v.literal('notice'), message: v.string() }),
  /** The inference process ended and is restarting, or is ready again. */
  v.object({ type: v.literal('vision'), state: v.picklist(['restarting', 'ready']) }),
  /** Whether punches and changes can be recorded: the disk is full or read-only, or is so no longer. */
  v.object({ type: v.literal('storage'), state: v.picklist(['reading-only', 'writable']) }),
  /** Rollcall ends now, and starts again in a new version within minutes. */
  v.object({ type: v.literal('updating') }),
]);
export type Notice = v.InferOutput<typeof Notice>;
