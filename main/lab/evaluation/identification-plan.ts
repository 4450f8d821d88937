import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { Fault } from '../../../contract/fault.js';

/** People and their photos, as paths below the folder of images. */
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
  /** Equal seeds choose equal people and photos. */
  readonly seed: number;
}

/** One try to be recognised. */
export interface Attempt {
  readonly name: string;
  readonly photos: readonly string[];
}

export interface IdentificationPlan {
  readonly enrolled: readonly LabelledPerson[];
  /** Tries by people who are enrolled, with other photos than those enrolled. */
  readonly genuine: readonly Attempt[];
  /** Tries by everybody else. */
  readonly strangers: readonly Attempt[];
}

/** Nobody tries more often, so that a few much-photographed people do not decide the figures. */
const mostAttemptsPerPerson = 10;

/**
 * Chooses, by the seed, who is enrolled (of those with at least `enrol` + `probes` photos), with
 * which photos, and who tries with which: disjoint groups of `probes` photos, at most ten a person.
 * People with fewer photos than `probes` take no part.
 * @throws Fault `invalid-input` where too few people have enough photos, or no stranger is left.
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
      `Only ${eligible.length} people have ${enrol + probes} photos or more (${enrol} to enrol and ${probes} to probe), so ${gallery} cannot be enrolled; ask for fewer with --gallery.`,
    );
  }
  const enrolled = eligible.slice(0, gallery);
  const names = new Set(enrolled.map(({ name }) => name));
  const others = shuffled.filter(({ name }) => !names.has(name));
  const strangers = others.flatMap(({ name, photos }) => attempts(name, photos, probes));
  if (strangers.length === 0) {
    throw new Fault(
      'invalid-input',
      `With ${gallery} people enrolled, nobody with ${probes} photos is left to play the stranger; ask for fewer with --gallery.`,
    );
  }
  return {
    enrolled: enrolled.map(({ name, photos }) => ({ name, photos: photos.slice(0, enrol) })),
    genuine: enrolled.flatMap(({ name, photos }) => attempts(name, photos.slice(enrol), probes)),
    strangers,
  };
}

function attempts(name: string, photos: readonly string[], probes: number): Attempt[] {
  const count = Math.min(mostAttemptsPerPerson, Math.floor(photos.length / probes));
  return Array.from({ length: count }, (_, index) => ({
    name,
    photos: photos.slice(index * probes, (index + 1) * probes),
  }));
}

/** Fisher–Yates over one stream of numbers. */
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
