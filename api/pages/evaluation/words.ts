import type { DomainSituation } from '../../../domain/case/commands';
import type { Verdict } from '../../../domain/effects/effects-record';
import type { Evaluation } from '../../../domain/effects/evaluation';
import type { Ground } from '../../../domain/effects/verdict';

export const successWords: Readonly<Record<NonNullable<Evaluation['success']>, string>> = {
  reached: 'Ja, dit is gelukt.',
  partly: 'Het is voor een deel gelukt.',
  'not-reached': 'Nee, dit is niet gelukt.',
  unknown: 'Dat weten we nog niet.',
};

export const situationWords: Readonly<Record<DomainSituation['situation'], string>> = {
  worse: 'slechter',
  same: 'hetzelfde',
  better: 'beter',
  solved: 'opgelost',
};

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'cost-effective': 'Deze hulp was het geld waard',
  'not-cost-effective': 'Deze hulp kostte meer dan zij bespaarde',
  'hard-to-determine': 'Wat het in geld opleverde, is niet goed te zeggen',
};

export const groundWords: Readonly<Record<Ground, string>> = {
  amounts: 'Dat volgt uit de bedragen.',
  evidence: 'Dat volgt uit eerder onderzoek.',
  judgement: 'Dat zien de mensen die erbij waren.',
  'missing-amounts': 'Er zijn te weinig bedragen bekend.',
};

/** Roles at the table and in the network; organisations have names of their own. */
export const partyWords: Readonly<Record<string, string>> = {
  table: 'de tafel samen',
  network: 'iemand uit eigen kring',
  'work-coach': 'werkcoach',
  'social-team': 'Sociaal Team',
  'income-and-debts': 'inkomen en schulden',
  welfare: 'welzijn',
  'youth-worker': 'jongerenwerker',
  'youth-desk': 'Jongerenloket',
  rmc: 'RMC',
};
