import type { People } from './people';
import { left, resident, type Story } from './story';
import type { World } from './world';

/** With the code of the letter: the plan, one consent withdrawn, and the receipt once the partner says that it is gone. */
export async function residentWithdraws(people: People, world: World, story: Story): Promise<void> {
  const self = await people.of('resident');
  await self.open(`${world.url}/mijn-plan`);
  await self.write('Jouw code', left(story.code));
  await self.write('Het jaar waarin je geboren bent', resident.birthDate.slice(0, 4));
  await self.press('Open mijn plan');
  await self.see('Wie weet wat van jou');
  await people.print(self, 'plan');
  await self.follow(/^Stop met delen/);
  await self.press('Ja, stop met delen');
  await self.see('Wij wachten nog op een bevestiging');

  const partner = await people.of('viveste');
  await partner.open(left(story.link));
  await partner.press('Wij hebben dit verwijderd');
  await partner.see('Wij hebben uw bevestiging bewaard');

  await self.open(`${world.url}/mijn-plan`);
  await self.follow('Bekijk het bewijs van wat je stopte');
  await self.see('Dat bevestigden zij');
  await people.print(self, 'receipt');
}
