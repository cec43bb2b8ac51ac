import type { People } from './people';
import { left, type Story } from './story';
import type { World } from './world';

/** The answer of the partner is read, and the resident is phoned. */
export async function callBack(people: People, { url }: World, story: Story): Promise<void> {
  const holder = await people.of('wc-01');
  const caseNumber = left(story.caseNumber);
  await holder.open(`${url}/vandaag`);
  await holder.takeUp('Antwoord lezen', caseNumber);
  await holder.press(/^Gelezen/);
  await holder.open(`${url}/vandaag`);
  await holder.takeUp('Nabellen', caseNumber);
  await holder.tick('Ja');
  await holder.tick('Goed, het plan loopt');
  await holder.press('Opslaan');
  await holder.see(/gaat het goed/);
}
