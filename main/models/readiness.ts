import type { Readiness } from '../../contract/calls/models.js';
import { recognitionOf } from '../gallery/recognition.js';
import { peopleWithoutTemplate } from '../people/records/kept-photos.js';
import type { ModelsContext } from './models-data.js';

/**
 * How far the site is with the templates of another embedding model.
 * @param model its ID.
 * @throws Fault as `recognitionOf`.
 */
export async function readinessFor(
  model: string,
  { folder, data }: Pick<ModelsContext, 'folder' | 'data'>,
): Promise<Readiness> {
  const { people } = await data();
  const { modelId } = await recognitionOf({ folder, embedding: model });
  const lacking = await peopleWithoutTemplate(people.store, modelId);
  const readiness = { model, people: lacking.length, withPhotos: 0, learnt: 0, collecting: 0 };
  const faces = await people.store.learnt.readAll(modelId);
  const missing: string[] = [];
  const confusable: string[] = [];
  for (const subjectId of lacking) {
    const person = people.store.register.find(subjectId);
    const { state = 'collecting', samples = [] } = faces.get(subjectId) ?? {};
    if ((person?.photos ?? 0) > 0) readiness.withPhotos++;
    else if (state === 'learnt') readiness.learnt++;
    else {
      const name = person?.name ?? subjectId;
      missing.push(name);
      if (state === 'confusable') confusable.push(name);
      else if (samples.length > 0) readiness.collecting++;
    }
  }
  return { ...readiness, missing, confusable };
}
