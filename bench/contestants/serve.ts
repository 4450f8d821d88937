import type { RgbImage } from '../../main/vision/steps/image.js';

/** What the benchmark asks of a contestant's process. */
export type Order =
  | { readonly kind: 'pictures'; readonly pictures: readonly RgbImage[] }
  | { readonly kind: 'run'; readonly picture: number; readonly variant: string };

/** What it gets back: `ready` for the pictures, then how long a picture took. */
export type Outcome =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'ran';
      readonly ms: number;
      /** Faces found and described. */
      readonly faces: number;
      /** Values of the first face's embedding; 0 without faces. */
      readonly dimension: number;
    };

/** Pixels in, an embedding of every face out. */
export type Describe = (picture: RgbImage) => Promise<readonly ArrayLike<number>[]>;

/**
 * Runs a contestant in this process until its owner disconnects. The time is taken here, around
 * the work alone: sending messages is no part of it.
 */
export function serve(variants: Readonly<Record<string, Describe>>): void {
  let pictures: readonly RgbImage[] = [];
  process.on('message', (order: Order) => {
    if (order.kind === 'pictures') {
      pictures = order.pictures;
      send({ kind: 'ready' });
    } else {
      void run(variants[order.variant], pictures[order.picture]).then(send);
    }
  });
  process.on('disconnect', () => process.exit(0));
}

async function run(
  describe: Describe | undefined,
  picture: RgbImage | undefined,
): Promise<Outcome> {
  if (describe === undefined || picture === undefined) throw new Error('no such work');
  const start = performance.now();
  const embeddings = await describe(picture);
  const ms = performance.now() - start;
  return { kind: 'ran', ms, faces: embeddings.length, dimension: embeddings[0]?.length ?? 0 };
}

function send(outcome: Outcome): void {
  process.send?.(outcome);
}
