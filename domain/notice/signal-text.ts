import type { AnswerKind, SignalAnswer } from '../report/answer';
import type { NoticeText } from './texts';

const opening: Readonly<Record<AnswerKind, string>> = {
  'taken-up': 'De beleidsgroep pakt dit op.',
  done: 'De beleidsgroep laat weten dat dit klaar is.',
  declined: 'De beleidsgroep pakt dit niet op.',
  noted: 'De beleidsgroep weet dit, en doet nu nog niets.',
};

interface AnsweredSignal {
  readonly signal: number;
  /** In Dutch, as the policy says it. */
  readonly theme: string;
  readonly answer: SignalAnswer;
}

/** The mail to who raised a signal: the answer as it was given, which was checked for personal data then. */
export function signalAnswerText({ signal, theme, answer }: AnsweredSignal): NoticeText {
  const { kind, who, when, explanation } = answer;
  const lines = [
    'Goedendag,',
    '',
    `U gaf een signaal over: ${theme}. Er is een antwoord van de beleidsgroep.`,
    '',
    opening[kind],
    ...(who === undefined ? [] : [`Wie: ${who}`]),
    ...(when === undefined ? [] : [`Wanneer: ${when}`]),
    `Uitleg: ${explanation}`,
    '',
    'Op Koers',
  ];
  return { subject: `Antwoord op signaal ${String(signal)}`, body: lines.join('\n') };
}
