import { defaultEmbedding, formerEmbedding } from '../vision/bundled-models.js';
import type { SiteModels } from './site-models.js';

/**
 * Chooses the former embedding net for a site that has chosen none and whose people are enrolled with that one
 * only, so that the site keeps the net of its templates when Rollcall is updated.
 * @param modelIds of the enrolled people's templates; empty for a person who has none.
 * @throws Fault as `SiteModels.use`.
 */
export async function keepFormerModel(
  models: SiteModels,
  modelIds: readonly string[],
): Promise<void> {
  if (models.inUse.embedding !== null) return;
  const isUsed = ({ id }: { readonly id: string }): boolean =>
    modelIds.some((modelId) => modelId.startsWith(id));
  if (!isUsed(formerEmbedding) || isUsed(defaultEmbedding)) return;
  await models.use({ ...models.inUse, embedding: formerEmbedding.id });
}
