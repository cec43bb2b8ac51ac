import { prepareGround } from './schedule/ground';
import { sayTold } from './schedule/judge';
import { lookAhead } from './schedule/look-ahead';
import {
  catchUpWeeks,
  ensureTwice,
  killWorker,
  overOneSlot,
  overSeveralSlots,
  triggerTwice,
} from './schedule/phases';
import { runProof } from './support/proof';

void runProof({
  name: 'schedule',
  claim:
    'every due slot gives one edition of the signal report, whatever is killed, and it is told to everybody',
  protections: ['edition-slot'],
  longestMs: 180_000,
  async prove(run) {
    const ground = await prepareGround(run);
    const phases = [ensureTwice, lookAhead, catchUpWeeks, triggerTwice];
    phases.push(overOneSlot, overSeveralSlots, killWorker);
    const startedAt = Date.now();
    const held: boolean[] = [];
    for (const phase of phases) held.push(await phase(run, ground));
    held.push(sayTold(run, ground));
    run.say(
      `${ground.files.all().length} editions in ${((Date.now() - startedAt) / 1_000).toFixed(0)} s; ${held.filter(Boolean).length} of ${held.length} checks held`,
    );
    return held.every(Boolean);
  },
});
