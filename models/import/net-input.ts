import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import type { LiveGraph } from './live-graph.js';

/** Operations that provide the input images, including an Identity named `input`. */
export const inputOperations: ReadonlySet<string> = new Set([
  'Identity',
  'Placeholder',
  'PlaceholderWithDefault',
  'QueueDequeueV2',
  'QueueDequeueManyV2',
  'QueueDequeueUpToV2',
  'IteratorGetNext',
]);

/** Input side of a graph that does not state it: FaceNet's default (src/train_softmax.py). */
const defaultSidePx = 160;
const maxSidePx = 1024;

/**
 * The side of the square input images in pixels, from the shape of the placeholder or queue behind a node.
 * @throws Error unless the input is a square of at most 1024 pixels.
 */
export function inputSideOf(node: GraphDefNode, live: LiveGraph): number {
  let current = node;
  for (let steps = 0; steps < 10; steps++) {
    const shapes = [
      current.attributes.get('shape')?.shape,
      ...(current.attributes.get('shapes')?.shapes ?? []),
      ...(current.attributes.get('output_shapes')?.shapes ?? []),
    ];
    const image = shapes.find((shape) => shape !== undefined && shape.at(-1) === 3);
    const side = image?.at(-2);
    if (side !== undefined && side > 0) {
      if (image?.at(-3) !== side || side > maxSidePx) {
        throw new Error(
          `its input is ${image?.slice(-3).join(' × ') ?? ''}, not a square of at most ${maxSidePx} pixels`,
        );
      }
      return side;
    }
    const [next] = live.inputsOf(current);
    if (next === undefined) break;
    current = next.node;
  }
  return defaultSidePx;
}
