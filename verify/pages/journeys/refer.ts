import type { People } from './people';
import { left, resident, type Story } from './story';
import type { World } from './world';

/** A colleague refers; somebody at the table takes the case on. */
export async function refer(people: People, { url }: World, story: Story): Promise<void> {
  const colleague = await people.of('st-01');
  await colleague.open(`${url}/inloggen?als=st-01`);
  await colleague.follow('Aanmelden');
  await colleague.write('Hoe heet de inwoner?', resident.name);
  await colleague.write('Op welk nummer bereiken wij de inwoner?', resident.phone);
  await colleague.write('Wat speelt er?', resident.story);
  await colleague.tick('Ja, en de inwoner vindt het goed');
  await colleague.unfold('Meer vertellen');
  await colleague.write(/^Geboortedatum/, resident.birthDate);
  await colleague.press('Aanmelden');
  await colleague.see('De aanmelding is gedaan');
  const told = await colleague.page.locator('[role="status"]').innerText();
  story.caseNumber = left(/OK-\d{4}-\d+/.exec(told)?.[0]);

  const holder = await people.of('wc-01');
  await holder.open(`${url}/inloggen?als=wc-01`);
  await holder.takeUp('Aanmelding beoordelen', story.caseNumber);
  await holder.pick('Wie wordt casushouder?', 'Fien Fictief');
  await holder.press('Oppakken');
  await holder.see('Opgeslagen.');
}
