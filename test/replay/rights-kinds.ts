import { PartnerError } from '../../connectors/partner-error';
import type { Run } from '../support/histories';
import { createRightsStage, type RightsRun, type RightsStage } from '../support/rights-stage';

interface RightsPlay {
  readonly says?: NonNullable<Parameters<typeof createRightsStage>[1]>['says'];
  play(stage: RightsStage): Promise<RightsRun>;
}

const refuse = () => Promise.reject(new PartnerError('viveste', 'rejected', 'HTTP_400'));

/** The courses of telling a partner of a correction, and of erasing a case. */
export const rightsKinds: Readonly<Record<string, RightsPlay>> = {
  'correction-told': {
    says: { tellCorrection: () => Promise.resolve() },
    play: (stage) => stage.correct(),
  },
  'correction-refused': { says: { tellCorrection: refuse }, play: (stage) => stage.correct() },

  'erasure-without-partners': { play: (stage) => stage.erase() },
  'erasure-told': {
    play: (stage) => {
      const { recipient } = stage;
      stage.recipients = [recipient, { ...recipient, before: 'deleted' }];
      return stage.erase();
    },
  },
  'erasure-not-told': {
    says: { recall: refuse },
    play: (stage) => {
      stage.recipients = [stage.recipient];
      return stage.erase();
    },
  },
  'erasure-waited-for': {
    play: (stage) => {
      stage.carryOutAt = new Date(Date.now() + 2_000).toISOString();
      return stage.erase();
    },
  },
  'erasure-stopped': {
    play: (stage) => {
      stage.starts.push('under-way', { stopped: 'HANDOFF_OPEN' });
      return stage.erase();
    },
  },
  'erasure-cancelled': {
    play: (stage) => {
      stage.starts.push('cancelled');
      return stage.erase();
    },
  },
  'erasure-undecided': {
    play: (stage) => {
      stage.carryOutAt = undefined;
      return stage.erase();
    },
  },
};

/** What a server recorded of one of them, played from start to end. */
export async function playRight(kind: string): Promise<readonly Run[]> {
  const course = rightsKinds[kind];
  if (course === undefined) throw new Error(`no course of the kind ${kind}`);
  const { says } = course;
  const number = String(90_001 + Object.keys(rightsKinds).indexOf(kind));
  const stage = await createRightsStage(`OK-2026-${number}`, {
    codec: 'off',
    ...(says === undefined ? {} : { says }),
  });
  try {
    const run = await course.play(stage);
    await run.result();
    return await stage.runsOf(run);
  } finally {
    await stage.close();
  }
}
