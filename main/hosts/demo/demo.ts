import { mkdir, rm } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { counted } from '../../../contract/plural.js';
import { connect, type Client } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { openApp } from '../../app/app.js';
import { bugReport } from '../bug-report.js';
import { textTable } from '../cli/text-table.js';
import { alterations, writeAltered } from './alter.js';
import { findCast, type CastMember } from './cast.js';

/*
 * Shows what Rollcall does, on real photos: find, enrol, recognise, record and export. All results are
 * computed in this run, which replaces the output folder.
 */

/** Every fourth person is not enrolled and plays a stranger. */
const strangerEvery = 4;

const folder = resolve('demo-output');
await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'faces'), { recursive: true });
const app = openApp({
  folder: join(folder, 'data'),
  onNotice: (notice) => {
    if (notice.type === 'notice') print(notice.message);
  },
});
const client = connect(
  serve(app.api, (_call, error) => {
    console.error(bugReport(error));
  }),
);
try {
  process.exitCode = await run(client);
} finally {
  await app.close();
}

async function run(client: Client): Promise<number> {
  print('1. Finding faces in six group photos');
  const cast = await findCast(client, join(folder, 'faces'), (photo, faces) => {
    print(`   ${basename(photo)}: ${counted(faces, 'face')}`);
  });
  const strangers = cast.filter((_, index) => index % strangerEvery === strangerEvery - 1);
  const staff = cast.filter((member) => !strangers.includes(member));
  print(
    `   ${counted(cast.length, 'different person', 'different people')} in good quality (names are invented): ${staff.length} to enrol, ${counted(strangers.length, 'stranger')}.`,
  );

  print('\n2. Enrolling each person from one photo (three or more would be better)');
  for (const { name, file } of staff) {
    const report = await client['people.enrol']({ name, files: [file] });
    for (const refusal of report.refused) print(`   ${name}: refused, ${refusal.reason}`);
  }
  const people = await client['people.list']({});
  print(`   ${counted(people.length, 'person', 'people')} enrolled.`);

  print('\n3. A day at the door: everyone comes and leaves, shown by altered copies of the photo');
  print(`   (${alterations.map(({ name }) => name).join('; ')})`);
  const wrong = [...(await arrive(client, staff, '08'))];
  wrong.push(...(await arrive(client, staff, '17')));
  for (const [index, member] of strangers.entries()) {
    const { name } = await punch(client, member, index, '12', index * 2);
    if (name !== null) wrong.push(`the stranger ${member.name} was recognised as ${name}`);
  }
  const log = await client['attendance.log']({});
  console.log(
    textTable(
      ['No.', 'Time', 'Name', 'In/out', 'Distance', 'Margin'],
      log.map(({ seq, localTime, name, direction, distance, margin }) => [
        String(seq),
        localTime,
        name ?? '',
        direction,
        distance?.toFixed(3) ?? '',
        margin?.toFixed(3) ?? '',
      ]),
    ),
  );
  print(
    `   ${counted(log.length, 'punch', 'punches')} recorded for ${staff.length * 2} arrivals and departures; ${counted(strangers.length, 'stranger')} came.`,
  );
  for (const mistake of wrong) print(`   Mistake: ${mistake}.`);

  print('\n4. Checking the journal, exporting and tagging a photo');
  const check = await client['attendance.verify']({});
  const entries = counted(check.entries, 'entry', 'entries');
  print(`   ${check.problem ?? `The journal is intact (${entries}).`}`);
  const csv = await client['files.export']({
    layout: 'punches',
    out: join(folder, 'punches.csv'),
    overwrite: true,
  });
  print(`   Wrote ${counted(csv.rows, 'punch', 'punches')} to ${relativePath(csv.out)}.`);
  const tagged = join(folder, 'tagged.jpg');
  const { faces } = await client['faces.tag']({ file: mixedPhoto(staff, strangers), out: tagged });
  const named = faces.filter(({ name }) => name !== null).length;
  print(`   Named ${named} of ${counted(faces.length, 'face')} in ${relativePath(tagged)}.`);
  return wrong.length === 0 && check.ok ? 0 : 1;
}

/** Shows everyone to the door within an hour. Returns a sentence for each mistake. */
async function arrive(
  client: Client,
  staff: readonly CastMember[],
  hour: '08' | '17',
): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, member] of staff.entries()) {
    const minute = (index * 3) % 60;
    const turn = hour === '08' ? index : index + 1;
    const { name, reason } = await punch(client, member, turn, hour, minute);
    if (name === member.name) continue;
    const { name: alteration } = alterations[turn % alterations.length]!;
    const mistake =
      name === null
        ? `was not recognised (${reason ?? 'no face found'})`
        : `was recognised as ${name}`;
    wrong.push(`${member.name} (${alteration}) ${mistake}`);
  }
  return wrong;
}

/** Shows an altered copy to the door. @returns the recognised person, or the reason for none. */
async function punch(
  client: Client,
  { name, file }: CastMember,
  turn: number,
  hour: string,
  minute: number,
): Promise<{ name: string | null; reason: string | null }> {
  const copy = join(folder, 'faces', `${name}-${hour}.jpg`);
  await writeAltered(file, alterations[turn % alterations.length]!, copy);
  const at = `2026-03-02T${hour}:${String(minute).padStart(2, '0')}:00Z`;
  const { outcomes } = await client['attendance.punch']({ file: copy, at });
  const punched = outcomes.find((outcome) => outcome.entry !== null);
  return { name: punched?.name ?? null, reason: outcomes[0]?.reason ?? null };
}

/** The photo with the most staff and strangers together. */
function mixedPhoto(staff: readonly CastMember[], strangers: readonly CastMember[]): string {
  const countIn = (cast: readonly CastMember[], photo: string): number =>
    cast.filter((member) => member.photo === photo).length;
  const smallerCount = ({ photo }: CastMember): number =>
    Math.min(countIn(staff, photo), countIn(strangers, photo));
  return strangers.reduce((best, next) => (smallerCount(next) > smallerCount(best) ? next : best))
    .photo;
}

function relativePath(path: string): string {
  return relative(process.cwd(), path);
}

function print(text: string): void {
  console.log(text);
}
