import { mkdir, rm } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import type { Client } from '../../../contract/transport/connect.js';
import { connect } from '../../../contract/transport/connect.js';
import { serve } from '../../../contract/transport/serve.js';
import { openApp } from '../../app/app.js';
import { table } from '../cli/terminal.js';
import { alterations, writeAltered } from './alter.js';
import { findCast, type CastMember } from './cast.js';

/*
 * The main job on real photos, on any machine: find, enrol, recognise, record, export. Everything
 * is computed in this run; the output folder is made anew each time.
 */

/** Every fourth face is left out, to play a stranger. */
const strangerEvery = 4;

const folder = resolve('demo-output');
await rm(folder, { recursive: true, force: true });
await mkdir(join(folder, 'faces'), { recursive: true });
const app = openApp({
  folder: join(folder, 'data'),
  onNotice: (notice) => {
    if (notice.type === 'notice') say(notice.message);
  },
});
const client = connect(
  serve(app.api, (call, error) => {
    console.error(call, error);
  }),
);
try {
  process.exitCode = await run(client);
} finally {
  await app.close();
}

async function run(client: Client): Promise<number> {
  say('1. Finding faces in six group photos');
  const cast = await findCast(client, join(folder, 'faces'), (photo, faces) => {
    say(`   ${basename(photo)}: ${faces} faces`);
  });
  const strangers = cast.filter((_, index) => index % strangerEvery === strangerEvery - 1);
  const staff = cast.filter((member) => !strangers.includes(member));
  say(
    `   ${cast.length} different people of good enough quality (names are invented); ${staff.length} are enrolled, ${strangers.length} stay strangers.`,
  );

  say('\n2. Enrolling, each from the one photo there is (three or more would be better)');
  for (const { name, file } of staff) {
    const report = await client['people.enrol']({ name, files: [file] });
    for (const refusal of report.refused) say(`   ${name} refused: ${refusal.reason}`);
  }
  say(`   ${(await client['people.list']({})).length} people enrolled.`);

  say('\n3. A day at the door: everybody comes twice, in altered copies of the photo');
  say(`   (${alterations.map(({ name }) => name).join('; ')})`);
  const wrong = [...(await arrive(client, staff, '08'))];
  wrong.push(...(await arrive(client, staff, '17')));
  for (const [index, member] of strangers.entries()) {
    const { name } = await punch(client, member, index, '12', index * 2);
    if (name !== null) wrong.push(`${member.name}, a stranger, was taken for ${name}`);
  }
  const log = await client['attendance.log']({});
  console.log(
    table(
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
  say(
    `   ${log.length} punches recorded of ${staff.length * 2} arrivals and departures; ${strangers.length} strangers came.`,
  );
  for (const sentence of wrong) say(`   Not as it should be: ${sentence}.`);

  say('\n4. Proof, export and a tagged picture');
  const proof = await client['attendance.verify']({});
  say(`   ${proof.problem ?? `The journal is whole: ${proof.entries} entries.`}`);
  const csv = await client['files.export']({
    layout: 'punches',
    out: join(folder, 'punches.csv'),
  });
  say(`   ${csv.rows} punches in ${shown(csv.out)}`);
  const tagged = join(folder, 'tagged.jpg');
  const { faces } = await client['faces.tag']({ file: mixedPhoto(staff, strangers), out: tagged });
  const named = faces.filter(({ name }) => name !== null).length;
  say(`   ${named} of ${faces.length} faces named in ${shown(tagged)}`);
  return wrong.length === 0 && proof.ok ? 0 : 1;
}

/** Everybody passes the door in the given hour; what went wrong, in sentences. */
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
    const taken =
      name === null ? `was not recognised: ${reason ?? 'no face found'}` : `was taken for ${name}`;
    wrong.push(`${member.name} (${alteration}) ${taken}`);
  }
  return wrong;
}

/** Shows an altered copy to the door. @returns whom it recognised, or why nobody. */
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

/** The photo with most of both, staff and strangers. */
function mixedPhoto(staff: readonly CastMember[], strangers: readonly CastMember[]): string {
  const seen = (cast: readonly CastMember[], photo: string): number =>
    cast.filter((member) => member.photo === photo).length;
  const mixture = ({ photo }: CastMember): number =>
    Math.min(seen(staff, photo), seen(strangers, photo));
  return strangers.reduce((best, next) => (mixture(next) > mixture(best) ? next : best)).photo;
}

function shown(path: string): string {
  return relative(process.cwd(), path);
}

function say(text: string): void {
  console.log(text);
}
