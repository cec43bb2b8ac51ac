import type { People } from './people';
import { left, type Story } from './story';
import type { World } from './world';

/** A professional asks for money with the breakthrough it gives; somebody else decides. */
export async function decideMoney(people: People, { url }: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  const caseNumber = left(story.caseNumber);
  await holder.open(`${url}/trajecten/${caseNumber}`);
  await holder.follow('Geld vragen');
  await holder.write('Hoeveel euro?', '450');
  await holder.write('Waarvoor?', 'De borg van een kamer.');
  await holder.write('Welke doorbraak geeft dit?', 'Een adres, en daarmee een uitkering.');
  await holder.press('Geld vragen');
  await holder.see('Opgeslagen.');

  const leader = await people.of('pl-01');
  await leader.open(`${url}/inloggen?als=pl-01`);
  await leader.follow('Besluiten');
  await leader.follow(new RegExp(caseNumber));
  await leader.tick(/^Ja, /);
  await leader.press('Besluit opslaan');
  await leader.see('Je besluit is opgeslagen');
}

/** A signal without anything personal, the edition it comes out in, and the answer to it. */
export async function answerSignal(people: People, world: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  await holder.open(`${world.url}/trajecten/${left(story.caseNumber)}`);
  await holder.follow('Signaal geven');
  await holder.pick('Waar gaat het over?', story.theme.words);
  await holder.tick('Bij een organisatie');
  await holder.press('Signaal geven');
  await holder.see('Opgeslagen.');
  await world.publish(story.theme.code);

  const group = await people.of('pg-01');
  await group.open(`${world.url}/inloggen?als=pg-01`);
  await group.follow(new RegExp(`^Antwoorden.*${story.theme.words}`));
  await group.tick('Wij pakken dit op');
  await group.write('Wie pakt het op?', 'Afdeling wonen');
  await group.write('Wanneer is het klaar?', 'maart 2027');
  await group.write('Uw uitleg aan de tafel', 'Een briefadres kan vanaf maart op één dag.');
  await group.press('Antwoord geven');
  await group.see(/is bewaard/);
}
