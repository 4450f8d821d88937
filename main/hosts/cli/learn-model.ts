import type { Command } from 'commander';
import type { Readiness } from '../../../contract/calls/models.js';
import { Fault } from '../../../contract/fault.js';
import { counted } from '../../../contract/plural.js';
import { canAsk, confirmed } from './confirm.js';
import { withClient } from './session.js';

interface LearnOptions {
  readonly allow?: boolean;
  readonly stop?: boolean;
  readonly yes?: boolean;
}

/** Adds `models learn`. */
export function addModelLearn(models: Command): void {
  models
    .command('learn')
    .argument('[model]', 'ID of the embedding model to switch to later')
    .option('--allow', 'First turn it on in the settings; the consent text then mentions it')
    .option('--stop', 'Stop, and erase what was learnt')
    .option('--yes', 'Do not ask before erasing')
    .description('Let the door learn faces for another embedding model, or show how far it is')
    .addHelpText(
      'after',
      '\nExamples:\n  rollcall models learn mobilefacenet --allow\n  rollcall models learn\n  rollcall models learn --stop',
    )
    .action((model: string | undefined, { allow, stop, yes }: LearnOptions, command: Command) =>
      withClient(command, async (client, terminal) => {
        if (model !== undefined && stop === true) {
          throw new Fault('invalid-input', 'Name a model or use --stop, but not both.');
        }
        if (model === undefined && allow === true) {
          throw new Fault('invalid-input', 'With --allow, name the model to learn faces for.');
        }
        if (allow === true) await client['settings.change']({ learnsFaces: true });
        const { learning } = await client['models.imported']({});
        const isErasing = learning !== null && (stop === true || isOther(model, learning));
        if (isErasing && yes !== true) await requireConfirmation(learning);
        if (stop === true) {
          const { erased } = await client['models.learn']({ model: null });
          terminal.result(
            { learning: null, erased },
            `The door learns no faces. What it had learnt about ${counted(erased, 'person', 'people')} was erased.`,
          );
          return;
        }
        const readiness =
          model === undefined ? learning : (await client['models.learn']({ model })).learning;
        terminal.result({ learning: readiness }, describe(readiness));
      }),
    );
}

function isOther(model: string | undefined, { model: current }: Readiness): boolean {
  return model !== undefined && model !== current;
}

/** @throws Fault `invalid-input` if there is no one to ask, or they say no. */
async function requireConfirmation({
  model,
  learnt,
  collecting,
  confusable,
}: Readiness): Promise<void> {
  const count = learnt + collecting + confusable.length;
  if (count === 0) return;
  const people = counted(count, 'person', 'people');
  const question = `Erase what the door learnt about ${people} for ${model}?`;
  if (!canAsk()) {
    throw new Fault('invalid-input', `${question} Use --yes to confirm. Nothing was changed.`);
  }
  if (!(await confirmed(question))) {
    throw new Fault('invalid-input', 'Nothing was changed.');
  }
}

function describe(readiness: Readiness | null): string {
  if (readiness === null) {
    return 'The door learns no faces for another model. To start, run: rollcall models learn MODEL';
  }
  const { model, people, withPhotos, learnt, collecting, missing, confusable } = readiness;
  const lines = [
    `The door learns faces for ${model}. ${counted(people, 'person has', 'people have')} no template for it yet: ${learnt} learnt at the door, ${withPhotos} with kept photos, ${missing.length} remaining, of whom ${collecting} partly learnt.`,
  ];
  if (missing.length > 0)
    lines.push(`To be enrolled again if you switch now: ${missing.join(', ')}.`);
  if (confusable.length > 0) {
    lines.push(`Not learnt because they look like someone else: ${confusable.join(', ')}.`);
  }
  lines.push(`To switch, run: rollcall models use --embedding ${model}`);
  return lines.join('\n');
}
