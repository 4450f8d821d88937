import type { RgbImage } from '../../main/vision/steps/image.js';

/** A message from the benchmark to a contestant's process. */
export type ContestantRequest =
  | { readonly kind: 'pictures'; readonly pictures: readonly RgbImage[] }
  | { readonly kind: 'run'; readonly picture: number; readonly variant: string };

/** The reply: `ready` for the pictures, or the time for one picture. */
export type ContestantReply =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'ran';
      readonly ms: number;
      /** Number of faces with an embedding. */
      readonly faces: number;
      /** Values in the first face's embedding; 0 without faces. */
      readonly dimension: number;
    };

/** Computes the embeddings of all faces in a picture. */
export type EmbedFaces = (picture: RgbImage) => Promise<readonly ArrayLike<number>[]>;

/**
 * Runs a contestant in this process until the benchmark disconnects. Times do not include the messages
 * between the processes.
 */
export function serve(variants: Readonly<Record<string, EmbedFaces>>): void {
  let pictures: readonly RgbImage[] = [];
  process.on('message', (request: ContestantRequest) => {
    if (request.kind === 'pictures') {
      pictures = request.pictures;
      send({ kind: 'ready' });
    } else {
      void run(variants[request.variant], pictures[request.picture]).then(send);
    }
  });
  process.on('disconnect', () => process.exit(0));
}

async function run(
  embedFaces: EmbedFaces | undefined,
  picture: RgbImage | undefined,
): Promise<ContestantReply> {
  if (embedFaces === undefined || picture === undefined) {
    throw new Error('there is no such variant or picture');
  }
  const start = performance.now();
  const embeddings = await embedFaces(picture);
  const ms = performance.now() - start;
  return { kind: 'ran', ms, faces: embeddings.length, dimension: embeddings[0]?.length ?? 0 };
}

function send(reply: ContestantReply): void {
  process.send?.(reply);
}
