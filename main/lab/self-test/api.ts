import type { ApiOf } from '../../../contract/contract.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import type { selfTestCalls, SelfTestReport } from '../../../contract/calls/self-test.js';
import { binWidth, doorTest, errorsAt, histogram, minPairs, selfTest } from './self-test.js';
import { thresholdFor } from '../../gallery/gallery.js';
import type { DoorTest, SelfTest } from './self-test.js';
import { auditFirst } from '../../access/audit-first.js';
import { calibrationFor } from '../../gallery/recognition.js';
import { changeSettings, type SettingsChange } from '../../settings/settings.js';
import type { LabContext, LabData } from '../lab-data.js';

/** The self-test's probes are single samples; fused probes at the door are more accurate. */
const probeSamples = 1;

/** Calls that measure the site's thresholds with its own people. */
export function selfTestApi(context: LabContext): ApiOf<typeof selfTestCalls> {
  const { data } = context;
  const measure = async (opened: LabData): Promise<SelfTest> =>
    selfTest(opened.people.gallery, await opened.people.templates());
  return {
    'selfTest.run': async ({ targetFpir }) => {
      const opened = await data();
      const probes = await opened.probes.read(opened.people.gallery.modelId);
      const door = await doorTest(opened.people.gallery, probes);
      return reportOf(opened, await measure(opened), door, targetFpir);
    },
    'selfTest.apply': async ({ targetFpir }) => {
      const opened = await data();
      const { tail, pairs } = await measure(opened);
      if (tail === null) {
        throw new Fault(
          'invalid-input',
          `The enrolled people make ${counted(pairs, 'pair')} of photos of different people; at least ${counted(minPairs, 'pair')} are needed. Enrol more people first.`,
        );
      }
      const { after } = await changeSettings(
        opened.settingsFile,
        { targetFpir, impostorTail: { mean: tail.mean, deviation: tail.deviation } },
        auditFirst<SettingsChange>(context, (change) => ({
          action: 'selfTest.apply',
          target: null,
          ...change,
        })),
      );
      await context.settingsChanged(after);
      return {};
    },
    'selfTest.reset': async () => {
      const opened = await data();
      const { after } = await changeSettings(
        opened.settingsFile,
        { impostorTail: null },
        auditFirst<SettingsChange>(context, (change) => ({
          action: 'selfTest.reset',
          target: null,
          ...change,
        })),
      );
      await context.settingsChanged(after);
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
  const templateSamples = Math.max(1, Math.round(test.samples / Math.max(1, test.people)));
  const fitted =
    test.tail === null
      ? null
      : calibrationFor({ ...settings, impostorTail: test.tail }, recognition.calibration);
  /** The present and the recommended threshold, with their error rates. */
  const thresholds = (figures: SelfTest | DoorTest, samples: number) => {
    const at = (threshold: number) => ({ threshold, ...errorsAt(threshold, figures) });
    const used = { templateSamples, probeSamples: samples };
    return {
      present: at(gallery.threshold(templateSamples, samples)),
      recommended:
        fitted === null ? null : at(thresholdFor(fitted, used, gallery.size, targetFpir)),
    };
  };
  const named = (subjectId: string) => ({ subjectId, name: people.nameOf(subjectId) ?? '' });
  return {
    people: test.people,
    samples: test.samples,
    pairs: test.pairs,
    pairsNeeded: minPairs,
    binWidth,
    ...histograms(test),
    ...thresholds(test, probeSamples),
    door:
      door.probes === 0
        ? null
        : { probes: door.probes, ...histograms(door), ...thresholds(door, door.samples) },
    usesOwnFigures: settings.impostorTail !== null,
    confusable: test.confusable.slice(0, 100).map(({ one, other, distance, probablySame }) => ({
      one: named(one),
      other: named(other),
      distance,
      probablySame,
    })),
  };
}

function histograms({ genuine, nearestOther }: SelfTest | DoorTest) {
  return { genuine: histogram(genuine), nearestOther: histogram(nearestOther) };
}
