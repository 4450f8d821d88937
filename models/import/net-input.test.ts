import { expect, test } from 'vitest';
import type { NodeToWrite } from '../proof/graph-def-writer.js';
import { run, node, constant, alongPixels, mean, means } from './testing/frozen-graphs.js';

test.each<[string, readonly NodeToWrite[]]>([
  [
    'a queue of images and labels',
    [
      node('queue', 'FIFOQueueV2', [], { shapes: { shapes: [[2, 2, 3], []] } }),
      node('size', 'Placeholder'),
      node('batch_join', 'QueueDequeueUpToV2', ['queue', 'size']),
      node('image_batch', 'Identity', ['batch_join']),
      node('input', 'Identity', ['image_batch']),
    ],
  ],
  [
    'a placeholder with a default',
    [
      constant('none', { shape: [1, 2, 2, 3] }),
      node('image_batch', 'PlaceholderWithDefault', ['none'], { shape: { shape: [-1, 2, 2, 3] } }),
      node('input', 'Identity', ['image_batch']),
    ],
  ],
])('the input of the network can be %s', async (_, nodes) => {
  expect(await run([...nodes, alongPixels, { ...mean, name: 'embeddings' }])).toEqual(means);
});
