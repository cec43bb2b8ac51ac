import { randomUUID } from 'node:crypto';
import { PartnerError } from '../../connectors/partner-error';
import { eventually } from '../support/eventually';
import { faultsOf } from '../support/histories';
import { createReportStage, type ReportRun, type ReportStage } from '../support/report-stage';

let stage: ReportStage;
const runs: ReportRun[] = [];
beforeEach(async () => {
  stage = await createReportStage();
});
afterEach(async () => {
  const histories = await Promise.all(runs.splice(0).map((run) => stage.runsOf(run)));
  const faults = await faultsOf(histories.flat(), stage.dataConverter);
  await stage.close();
  // eslint-disable-next-line jest/no-standalone-expect -- every history a test makes is replayed
  expect(faults).toEqual([]);
});

async function start(run: Promise<ReportRun>): Promise<ReportRun> {
  runs.push(await run);
  return run;
}

const startFor = (scheduledAt: string) => start(stage.startFor(scheduledAt));
const refused = (listener: string) =>
  Promise.reject(new PartnerError(listener, 'gone', 'HTTP_410'));
const away = (listener: string) =>
  Promise.reject(new PartnerError(listener, 'unavailable', 'HTTP_503'));

describe('a start of the schedule', () => {
  it('publishes the edition that is due and tells everybody', async () => {
    const run = await startFor('2027-03-29T04:00:00Z');
    expect(await run.result()).toEqual({
      edition: 1,
      told: ['policy-group', 'open-data'],
      notTold: {},
    });
    expect(stage.editions).toEqual([
      { slot: '2027-03-29', kind: 'scheduled', dueAt: '2027-03-29T04:00:00.000Z' },
    ]);
    expect(
      stage.heard.map(({ listener, edition, attempt }) => [listener, edition, attempt]),
    ).toEqual(
      expect.arrayContaining([
        ['policy-group', 1, 1],
        ['open-data', 1, 1],
      ]),
    );
  });

  it('does nothing in a week without an edition', async () => {
    const run = await startFor('2027-01-11T05:00:00Z');
    expect(await run.result()).toEqual({ told: [], notTold: {} });
    expect([stage.editions, stage.heard]).toEqual([[], []]);
  });

  it('at any other moment is an edition that a person asked for', async () => {
    const run = await startFor('2027-01-12T09:08:07Z');
    expect(await run.result()).toMatchObject({ edition: 1 });
    expect(stage.editions).toEqual([
      {
        slot: 'extra/2027-01-12T09:08:07.000Z',
        kind: 'extra',
        dueAt: '2027-01-12T09:08:07.000Z',
      },
    ]);
  });

  it('repeated for the same slot gives the same edition', async () => {
    const [first, second] = await Promise.all([
      startFor('2027-02-15T05:00:00Z'),
      startFor('2027-02-15T05:00:00Z'),
    ]);
    expect(await first.result()).toMatchObject({ edition: 1 });
    expect(await second.result()).toMatchObject({ edition: 1 });
    expect(stage.editions).toHaveLength(1);
  });

  it('goes on until the edition can be published', async () => {
    let left = 2;
    stage.publishing = () => {
      left -= 1;
      return left < 0 ? Promise.resolve() : Promise.reject(new Error('database is away'));
    };
    const run = await startFor('2027-02-15T05:00:00Z');
    expect(await run.result()).toMatchObject({ edition: 1 });
    expect(stage.editions).toHaveLength(1);
  });

  it('is not cut off by "Cancel" in the Temporal UI', async () => {
    let isHeld = true;
    stage.publishing = async () => {
      await eventually(async () => (isHeld ? undefined : true));
    };
    const run = await startFor('2027-02-15T05:00:00Z');
    await run.cancel();
    isHeld = false;
    expect(await run.result()).toMatchObject({ edition: 1, notTold: {} });
  });
});

describe('an extra edition', () => {
  it('is published once, however often it is asked for', async () => {
    const askedId = randomUUID();
    const run = await start(stage.startExtra(askedId, '2027-01-12T09:08:07.000Z'));
    expect(run.workflowId).toBe(`signal-report/extra/${askedId}`);
    await expect(stage.startExtra(askedId, '2027-01-13T00:00:00.000Z')).rejects.toThrow(
      'already started',
    );
    expect(await run.result()).toMatchObject({ edition: 1 });
    expect(stage.editions).toEqual([
      { slot: `extra/${askedId}`, kind: 'extra', dueAt: '2027-01-12T09:08:07.000Z' },
    ]);
  });
});

describe('a listener of the report', () => {
  it('that is down hears when it is up again, and the others do not wait for it', async () => {
    stage.says.set('open-data', () => away('open-data'));
    const run = await startFor('2027-01-04T05:00:00Z');
    await eventually(
      async () =>
        stage.heard.some(({ listener, attempt }) => listener === 'open-data' && attempt === 2) ||
        undefined,
    );
    expect(stage.heard.filter(({ listener }) => listener === 'policy-group')).toHaveLength(1);
    stage.says.delete('open-data');
    expect(await run.result()).toMatchObject({
      told: ['policy-group', 'open-data'],
      notTold: {},
    });
    expect(stage.editions).toHaveLength(1);
  });

  it('that refuses for good is named in the result and costs nobody anything', async () => {
    stage.says.set('open-data', () => refused('open-data'));
    const run = await startFor('2027-01-04T05:00:00Z');
    expect(await run.result()).toEqual({
      edition: 1,
      told: ['policy-group'],
      notTold: { 'open-data': 'HTTP_410' },
    });
    expect(stage.heard).toHaveLength(2);
  });

  it('that stays away is given up after its last attempt', async () => {
    stage.says.set('policy-group', () => away('policy-group'));
    const run = await startFor('2027-01-04T05:00:00Z');
    expect(await run.result()).toMatchObject({ notTold: { 'policy-group': 'HTTP_503' } });
    expect(stage.heard.filter(({ listener }) => listener === 'policy-group')).toHaveLength(3);
  });
});
