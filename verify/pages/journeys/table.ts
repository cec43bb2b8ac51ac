import type { People } from './people';
import { left, type Story } from './story';
import type { World } from './world';

/** Intake, a slot at the table, and the session page filled in together; the letter carries the code. */
export async function tableWithPlan(people: People, { url }: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  const caseNumber = left(story.caseNumber);
  await holder.open(`${url}/vandaag`);
  await holder.follow(new RegExp(`Intake.*${caseNumber}`));
  await holder.press('Opslaan');
  await holder.see('Opgeslagen.');
  await holder.follow('Gesprek plannen');
  await holder.press('Plannen');
  await holder.see('Opgeslagen.');
  await holder.follow('Gesprek openen');
  await holder.press('Opslaan en meegeven');
  await people.print(holder, 'summary');
  await holder.follow('Brief met code');
  await holder.press('Maak de brief');
  await people.print(holder, 'letter');
  const letter = await holder.page.locator('main').innerText();
  story.code = left(/\b[0-9A-HJKMNP-TV-Z]{4}[ -][0-9A-HJKMNP-TV-Z]{4}\b/.exec(letter)?.[0]);
}
