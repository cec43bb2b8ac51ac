import { randomInt } from 'node:crypto';
import { PartnerError } from '../../connectors/partner-error';
import { createRightsStage, type RightsStage } from '../support/rights-stage';

const numberOf = () => `OK-2026-${randomInt(1_000_000, 1_000_000_000)}`;
const closing: RightsStage[] = [];
afterAll(() => Promise.all(closing.map((stage) => stage.close())));

async function start(says?: NonNullable<Parameters<typeof createRightsStage>[1]>['says']) {
  const stage = await createRightsStage(numberOf(), says === undefined ? {} : { says });
  closing.push(stage);
  return stage;
}

const about = ({ recipient: { handoffId, partner } }: RightsStage) => ({ handoffId, partner });

describe('telling partners of an erasure', () => {
  it('comes before anything is erased, and asks to delete, at the second try if need be', async () => {
    let tries = 0;
    const stage = await start({
      recall: () => {
        tries += 1;
        return tries > 1
          ? Promise.resolve()
          : Promise.reject(new PartnerError('viveste', 'unavailable', 'HTTP_503'));
      },
    });
    stage.recipients = [stage.recipient];
    const run = await stage.erase();
    expect(await run.result()).toMatchObject({ state: 'carried-out', deletedExecutions: 2 });
    expect(stage.spoken).toMatchObject([
      { what: 'recall', attempt: 1, message: { why: 'erased' } },
      { what: 'recall', attempt: 2, message: { why: 'erased' } },
    ]);
    const ids = stage.spoken.map(({ message }) => message.messageId);
    expect(new Set(ids).size).toBe(1);
    expect(stage.notices).toEqual([{ ...about(stage), heard: 'told' }]);
    expect(stage.steps).toEqual([
      ...['begin', 'keep-notices', 'ask-quiet', 'begin', 'terminate', 'erase-records'],
      ...['delete', 'destroy-keys', 'write-tombstone'],
    ]);
  });

  it('does not hold up the erasure when a partner takes no message', async () => {
    const stage = await start({
      recall: () => Promise.reject(new PartnerError('viveste', 'rejected', 'ZAAK_ENDED')),
    });
    stage.recipients = [stage.recipient];
    const run = await stage.erase();
    expect(await run.result()).toMatchObject({ state: 'carried-out' });
    expect(stage.notices).toEqual([{ ...about(stage), heard: 'not-told' }]);
  });

  it('leaves alone who has said before what became of it', async () => {
    const stage = await start();
    stage.recipients = [{ ...stage.recipient, before: 'kept' }];
    const run = await stage.erase();
    await run.result();
    expect(stage.spoken).toEqual([]);
    expect(stage.notices).toEqual([{ ...about(stage), heard: 'kept' }]);
  });
});
