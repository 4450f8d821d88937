import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';

/** A person with photos, as paths relative to the folder of images. */
export interface LabelledPerson {
  readonly name: string;
  readonly photos: readonly string[];
}

export interface IdentificationTask {
  /** Photos enrolled per person. */
  readonly enrol: number;
  /** Photos fused per attempt. */
  readonly probes: number;
  /** People enrolled. */
  readonly gallery: number;
  /** Equal seeds choose the same people and photos. */
  readonly seed: number;
  /** How often other people and photos are chosen; the figures are of all attempts. By default 1. */
  readonly repeats?: number;
  /** True: an attempt is a visit to the door, where each photo is a look of several similar frames. */
  readonly visits?: boolean;
}

/** One identification attempt. */
export interface Attempt {
  readonly name: string;
  readonly photos: readonly string[];
}

export interface IdentificationPlan {
  readonly enrolled: readonly LabelledPerson[];
  /** Attempts by enrolled people, with photos that were not enrolled. */
  readonly genuine: readonly Attempt[];
  /** Attempts by everyone else. */
  readonly strangers: readonly Attempt[];
}

/** Limited, so that a few people with many photos do not dominate the figures. */
const maxAttemptsPerPerson = 10;

/**
 * Chooses by the seed which people are enrolled (of those with at least `enrol` + `probes` photos) with
 * which photos, and the photos of each attempt: disjoint groups of `probes` photos, at most ten per
 * person. People with fewer photos than `probes` are not used.
 * @throws Fault `invalid-input` if too few people have enough photos, or no stranger is left.
 */
export function planIdentification(
  people: readonly LabelledPerson[],
  { enrol, probes, gallery, seed }: IdentificationTask,
): IdentificationPlan {
  const shuffle = shuffler(seed);
  const shuffled = shuffle(people).map(({ name, photos }) => ({ name, photos: shuffle(photos) }));
  const eligible = shuffled.filter(({ photos }) => photos.length >= enrol + probes);
  if (eligible.length < gallery) {
    throw new Fault(
      'invalid-input',
      `Only ${counted(eligible.length, 'person has', 'people have')} at least ${counted(enrol + probes, 'photo')} (${enrol} to enrol and ${probes} for a probe), so ${gallery} cannot be enrolled. Choose a smaller --gallery.`,
    );
  }
  const enrolled = eligible.slice(0, gallery);
  const names = new Set(enrolled.map(({ name }) => name));
  const others = shuffled.filter(({ name }) => !names.has(name));
  const strangers = others.flatMap(({ name, photos }) => attempts(name, photos, probes));
  if (strangers.length === 0) {
    throw new Fault(
      'invalid-input',
      `With ${counted(gallery, 'person', 'people')} enrolled, no one with at least ${counted(probes, 'photo')} is left as a stranger. Choose a smaller --gallery.`,
    );
  }
  return {
    enrolled: enrolled.map(({ name, photos }) => ({ name, photos: photos.slice(0, enrol) })),
    genuine: enrolled.flatMap(({ name, photos }) => attempts(name, photos.slice(enrol), probes)),
    strangers,
  };
}

function attempts(name: string, photos: readonly string[], probes: number): Attempt[] {
  const count = Math.min(maxAttemptsPerPerson, Math.floor(photos.length / probes));
  return Array.from({ length: count }, (_, index) => ({
    name,
    photos: photos.slice(index * probes, (index + 1) * probes),
  }));
}

/** Fisher–Yates shuffles that share one random generator. */
function shuffler(seed: number): <Item>(items: readonly Item[]) => Item[] {
  const generator = xoroshiro128plus(seed);
  return (items) => {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = uniformInt(generator, 0, last);
      [shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
    }
    return shuffled;
  };
}
