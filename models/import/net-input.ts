import type { GraphDefNode } from '../formats/graph-def/graph-def.js';
import type { LiveGraph } from './live-graph.js';

/** Operations that pictures come from; an Identity called `input` is one, too. */
export const inputOperations: ReadonlySet<string> = new Set([
  'Identity',
  'Placeholder',
  'PlaceholderWithDefault',
  'QueueDequeueV2',
  'QueueDequeueManyV2',
  'QueueDequeueUpToV2',
  'IteratorGetNext',
]);

/** Where a graph does not say how large its input is: the side of FaceNet's (src/train_softmax.py). */
const usualSidePx = 160;
const mostSidePx = 1024;

/**
 * Side of the square pictures that come from a node, pixels: by the shape of a placeholder or a queue,
 * whichever stands behind it.
 * @throws Error where they are no squares of a usual size.
 */
export function inputSideOf(node: GraphDefNode, live: LiveGraph): number {
  let current = node;
  for (let steps = 0; steps < 10; steps++) {
    const shapes = [
      current.attributes.get('shape')?.shape,
      ...(current.attributes.get('shapes')?.shapes ?? []),
      ...(current.attributes.get('output_shapes')?.shapes ?? []),
    ];
    const picture = shapes.find((shape) => shape !== undefined && shape.at(-1) === 3);
    const side = picture?.at(-2);
    if (side !== undefined && side > 0) {
      if (picture?.at(-3) !== side || side > mostSidePx) {
        throw new Error(
          `its input is ${picture?.slice(-3).join(' × ') ?? ''}, not a square of up to ${mostSidePx} pixels`,
        );
      }
      return side;
    }
    const [next] = live.inputsOf(current);
    if (next === undefined) break;
    current = next.node;
  }
  return usualSidePx;
}
