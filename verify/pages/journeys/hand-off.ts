import { until } from '../../support/until';
import type { Hand } from './hand';
import type { People } from './people';
import { left, type Story } from './story';
import type { World } from './world';

const mailWithinMs = 60_000;

/** The resident says yes to sharing, and a partner is asked. */
export async function handOff(people: People, { url }: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  const caseNumber = left(story.caseNumber);
  await holder.open(`${url}/trajecten/${caseNumber}`);
  await holder.follow('Toestemming vastleggen');
  await holder.tick('Viveste');
  await holder.press('Verder');
  await holder.tick('Naam en geboortedatum');
  await holder.tick('Contactgegevens');
  await holder.tick('Wonen');
  await holder.tick('In een gesprek');
  await holder.press('Toestemming vastleggen');
  await holder.see('Opgeslagen.');
  await holder.follow('Overdragen aan een partner');
  await holder.tick(/^Stap 2/);
  await holder.pick('Wie vraag je?', 'Viveste');
  await holder.press('Bekijk wat er meegaat');
  await holder.see('Dit krijgt Viveste');
  await holder.write(/^Wat vraag je aan/, 'Graag een gesprek over een woning met voorrang.');
  await holder.press('Overdragen');
  await holder.see('Overdrachten');
  await people.print(holder, 'case');
}

/** Somebody at the partner, with a mailbox and a browser, takes it on. */
export async function partnerAnswers(people: People, world: World, story: Story): Promise<void> {
  const reference = `${left(story.caseNumber)}/1`;
  const partner = await people.of('viveste');
  const { link } = await world.mailedTo(reference);
  story.link = link;
  await partner.open(link);
  await openWithCode(partner, world, story);
  await partner.tick('Ja, wij nemen dit aan');
  await partner.press('Antwoord sturen');
  await partner.see('Op Koers weet dat u dit aanneemt');
}

/** The code is in a mail of its own. */
async function openWithCode(partner: Hand, world: World, story: Story): Promise<void> {
  const reference = `${left(story.caseNumber)}/1`;
  const known = (await world.mailedTo(reference)).code;
  await partner.press('Stuur de code');
  let code: string | undefined;
  await until(async () => {
    code = (await world.mailedTo(reference)).code;
    return code !== known;
  }, mailWithinMs);
  await partner.write(/code/i, left(code));
  await partner.press('Openen');
}
