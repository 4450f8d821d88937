import * as v from 'valibot';

/** What the services say without being asked. */
export const Notice = v.variant('type', [
  /** A long call's progress: `done` of `total` files. */
  v.object({ type: v.literal('progress'), call: v.string(), done: v.number(), total: v.number() }),
  /** Something was recovered, set aside or looks wrong: one sentence for the administrator. */
  v.object({ type: v.literal('notice'), message: v.string() }),
  /** The inference process ended and is started again, or is ready again. */
  v.object({ type: v.literal('vision'), state: v.picklist(['restarting', 'ready']) }),
]);
export type Notice = v.InferOutput<typeof Notice>;
