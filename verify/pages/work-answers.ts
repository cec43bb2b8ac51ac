import { z } from 'zod';
import { Problem } from '../../api/problem';
import { loadPartners } from '../../config/partners';
import { dataCategories } from '../../domain/basis/category';
import { agenda } from './sample-answers';
import { stepCases } from './sample-steps';
import { sampleFiles } from './sample-files';
import { sharingCase } from './sample-sharing';
import { sharingAnswers } from './sharing-answers';
import { cases, sampleCase, samplePreview, sampleWork } from './sample-case';

const { partners } = loadPartners(sampleFiles.partners, {});
const AskedSchema = z.object({ categories: z.array(z.enum(dataCategories)).optional() });
const saved = { sequence: 32, stage: 'call-back', waitingFor: 'call-back', attentions: [] };

type Answer = (
  caseNumber: string,
  body: unknown,
  params: Readonly<Record<string, string>>,
) => unknown;

/** By operation: what the hub answers whoever works on the cases of the tour. */
export const workAnswers: Readonly<Record<string, Answer>> = {
  ...sharingAnswers,
  getCaseDesk: (caseNumber) =>
    sharingCase(caseNumber) ?? stepCases[caseNumber] ?? sampleCase(caseNumber),
  listPartners: () => ({ partners }),
  listWorkItems: () => sampleWork,
  postHandoffPreview: (caseNumber, body) =>
    samplePreview(caseNumber, AskedSchema.parse(body).categories),
  postHandoff: (caseNumber) => {
    if (caseNumber !== cases.withdrawn) return saved;
    throw new Problem(409, 'BASIS_OVER', 'The basis was withdrawn.');
  },
  postCallBackAttempt: () => saved,
  getAgenda: (_caseNumber, _body, { date = '' }) => agenda(date, true),
  postSession: () => {
    throw new Problem(409, 'SLOT_TAKEN', 'Another case has this slot at the table.');
  },
  postReferralDecision: () => {
    throw new Problem(409, 'REFERRAL_ALREADY_DECIDED', 'It was decided already.');
  },
};
