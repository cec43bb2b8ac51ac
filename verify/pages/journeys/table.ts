import type { People } from './people';
import { left, type Story } from './story';
import type { World } from './world';

/** Intake, a slot at the table, and the session page filled in together; the letter carries the code. */
export async function tableWithPlan(people: People, { url }: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  const caseNumber = left(story.caseNumber);
  await holder.open(`${url}/vandaag`);
  await holder.takeUp('Intake invullen', caseNumber);
  await holder.tick(/^wonen/i);
  await holder.write(/volgens Noor beginnen/, 'Een adres voor de post.');
  await holder.write(/Wanneer is het voor Noor geslaagd/, 'Als ik een eigen sleutel heb.');
  await holder.press('Intake opslaan');
  await holder.see('Opgeslagen.');

  await holder.follow(/^Gesprek plannen/);
  await holder.tick(/dag \d+ /);
  await holder.press('Gesprek plannen');
  await holder.see('Opgeslagen.');

  await holder.follow(/^Gesprek openen/);
  await holder.write('Wat vertelt Noor?', 'Ik slaap nu bij mijn zus.');
  await holder.write('Wat spreken we af?', 'Eerst een briefadres. Daarna een eigen plek.');
  await holder.tick('Noor');
  await holder.write(/^Hoe lang duurde/, '45');
  await holder.write(/^1\. Wat gaan we doen/, 'Papieren zoeken voor de uitkering.');
  await holder.pick('Wie?', 'Noor zelf');
  await holder.press('Nog een stap');
  await holder.write(/^2\. Wat gaan we doen/, 'Een woning met voorrang zoeken.');
  await holder.pick('Wie?', 'Viveste', 1);
  await holder.press('Bewaren, later verder');
  await holder.see(/^Bewaard om/);
  await holder.tick('Ja, zo doen we het');
  await holder.press('Opslaan en meegeven');
  await holder.see('Dit spraken we af, Noor');
  await people.print(holder, 'summary');

  await holder.follow('Brief met code maken');
  await holder.press('Brief met code maken');
  await holder.see('Beste Noor');
  await people.print(holder, 'letter');
  const code = /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(await holder.page.locator('main').innerText());
  story.code = left(code?.[0]);
}
