import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { Schedule } from '../attendance/schedule.js';
import { openDocument } from '../storage/document.js';

const Settings = v.object({
  version: v.literal(1),
  /** Names this kiosk in the journal. */
  kioskId: v.pipe(v.string(), v.regex(/^[\w.-]{1,64}$/)),
  /** IANA zone of the punches; null for this machine's own. */
  zone: v.nullable(v.string()),
  /** Share of strangers who may be given a name, per probe. */
  targetFpir: v.pipe(v.number(), v.minValue(1e-6), v.maxValue(0.1)),
  /** A person seen again within this time has punched already. */
  debounceSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400)),
  /** Who processes the faces, for the notice on the screen. */
  operator: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(200))), null),
  /** True where people say themselves whether they come or go. */
  asksDirection: v.optional(v.boolean(), false),
  /** Every punch at this door is one of these, where it has an entrance and an exit. */
  fixedDirection: v.optional(v.nullable(v.picklist(['in', 'out'])), null),
  /** A shift that begins before this hour counts to the day before. */
  cutOffHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 4),
  /** Whoever came longer ago than this and did not go is missing an `out`. */
  longestShiftHours: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(48)), 16),
  /** When people are expected to work. */
  schedules: v.optional(v.array(Schedule), []),
  /** Id of the schedule of those who have none of their own. */
  defaultScheduleId: v.optional(v.nullable(v.string()), null),
  /** Whoever is signed in is signed out after so long without a call. */
  idleSignOutMinutes: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(60)), 5),
});
export type Settings = v.InferOutput<typeof Settings>;

/**
 * The settings of a data folder, written with their defaults where there are none.
 * @throws Fault as `openDocument`.
 */
export async function openSettings(
  folder: string,
  notice: (sentence: string) => void,
): Promise<Settings> {
  const fresh = `kiosk-${randomBytes(4).toString('hex')}`;
  const document = await openDocument<Settings>(join(folder, 'settings.json'), Settings, {
    version: 1,
    kioskId: fresh,
    zone: null,
    targetFpir: 0.001,
    debounceSeconds: 120,
    operator: null,
    asksDirection: false,
    fixedDirection: null,
    cutOffHour: 4,
    longestShiftHours: 16,
    schedules: [],
    defaultScheduleId: null,
    idleSignOutMinutes: 5,
  });
  if (document.recovered !== null) notice(document.recovered);
  if (document.data.kioskId === fresh) await document.write();
  return document.data;
}
