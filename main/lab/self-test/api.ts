import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import type { selfTestCalls, SelfTestReport } from '../../../contract/calls/self-test.js';
import { binWidth, doorTest, errorsAt, histogram, leastPairs, selfTest } from './self-test.js';
import { thresholdFor } from '../../gallery/gallery.js';
import type { DoorTest, SelfTest } from './self-test.js';
import type { Calibration } from '../../gallery/threshold.js';
import { audit } from '../../access/acting.js';
import { calibrationFor } from '../../gallery/recognition.js';
import { changeSettings } from '../../settings/settings.js';
import type { LabContext, LabData } from '../lab-data.js';

/** A probe at enrolment is one sample; at the door, several fused do better than these figures. */
const probeSamples = 1;

/** The site measured with its own people. */
export function selfTestApi(context: LabContext): ApiOf<typeof selfTestCalls> {
  const { data } = context;
  const measured = async (opened: LabData): Promise<SelfTest> =>
    selfTest(opened.people.gallery, await opened.people.templates());
  return {
    'selfTest.run': async ({ targetFpir }) => {
      const opened = await data();
      const probes = await opened.probes.of(opened.people.gallery.modelId);
      const door = await doorTest(opened.people.gallery, probes);
      return reportOf(opened, await measured(opened), door, targetFpir);
    },
    'selfTest.apply': async ({ targetFpir }) => {
      const opened = await data();
      const { tail, pairs } = await measured(opened);
      if (tail === null) {
        throw new Fault(
          'invalid-input',
          `There are ${pairs} pairs of samples of different people, and ${leastPairs} are needed; enrol more people first.`,
        );
      }
      const { before, after } = await changeSettings(opened.settingsFile, {
        targetFpir,
        impostorTail: tail,
      });
      await context.settingsChanged(after);
      await audit(context, { action: 'selfTest.apply', target: null, before, after });
      return {};
    },
    'selfTest.reset': async () => {
      const opened = await data();
      const { before, after } = await changeSettings(opened.settingsFile, { impostorTail: null });
      await context.settingsChanged(after);
      await audit(context, { action: 'selfTest.reset', target: null, before, after });
      return {};
    },
  };
}

function reportOf(
  { people, settings, recognition }: LabData,
  test: SelfTest,
  door: DoorTest,
  targetFpir: number,
): SelfTestReport {
  const { gallery } = people;
  const usual = Math.max(1, Math.round(test.samples / Math.max(1, test.people)));
  const at = (threshold: number) => ({ threshold, ...errorsAt(threshold, test) });
  const named = (subjectId: string) => ({ subjectId, name: people.nameOf(subjectId) ?? '' });
  const fitted =
    test.tail === null
      ? null
      : calibrationFor({ ...settings, impostorTail: test.tail }, recognition.calibration);
  const atDoor = (threshold: number) => ({ threshold, ...errorsAt(threshold, door) });
  const recommended = (by: Calibration, samples: number): number =>
    thresholdFor(by, { templateSamples: usual, probeSamples: samples }, gallery.size, targetFpir);
  return {
    people: test.people,
    samples: test.samples,
    pairs: test.pairs,
    pairsNeeded: leastPairs,
    binWidth,
    genuine: histogram(test.genuine),
    nearestOther: histogram(test.nearestOther),
    present: at(gallery.threshold(usual, probeSamples)),
    recommended: fitted === null ? null : at(recommended(fitted, probeSamples)),
    door:
      door.probes === 0
        ? null
        : {
            probes: door.probes,
            genuine: histogram(door.genuine),
            nearestOther: histogram(door.nearestOther),
            present: atDoor(gallery.threshold(usual, door.samples)),
            recommended: fitted === null ? null : atDoor(recommended(fitted, door.samples)),
          },
    usesOwnFigures: settings.impostorTail !== null,
    confusable: test.confusable.slice(0, 100).map(({ one, other, distance, probablySame }) => ({
      ...{ one: named(one), other: named(other), distance, probablySame },
    })),
  };
}
