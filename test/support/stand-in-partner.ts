import type { Attempt, Connector, OutgoingHandoff, Recall } from '../../connectors/connector';
import { PartnerError } from '../../connectors/partner-error';
import type { EmailPartner } from '../../domain/partner/partner';
import type { KnownPartner } from '../../activities/partner-call';
import { partnerTerms } from './case-builders';

export interface Spoken {
  readonly what: 'file' | 'recall' | 'followUp' | 'tellCorrection';
  readonly message: OutgoingHandoff | Recall;
  readonly attempt: number;
}

const viveste: EmailPartner = {
  id: 'viveste',
  name: 'Viveste',
  protocol: 'email',
  email: { mailbox: 'overdracht@viveste.example' },
  categories: ['identity', 'contact', 'housing'],
  terms: partnerTerms,
};

/** A partner behind a connector that a test speaks for. What is left out succeeds at once. */
export function standInPartner(
  spoken: Spoken[],
  says: Partial<Pick<Connector, 'file' | 'recall' | 'followUp' | 'tellCorrection'>> & {
    /** Whether a connection opens at all. */
    readonly opens?: (message: OutgoingHandoff) => boolean;
  } = {},
): ReadonlyMap<string, KnownPartner> {
  const hear = (what: Spoken['what'], message: OutgoingHandoff, attempt: Attempt) => {
    spoken.push({ what, message, attempt: attempt.number });
    if (says.opens?.(message) === false)
      throw new PartnerError(viveste.id, 'rejected', 'SSRF_REFUSED');
    attempt.onOpened();
  };
  const connector: Connector = {
    carriesContent: false,
    async file(message, attempt) {
      hear('file', message, attempt);
      return (await says.file?.(message, attempt)) ?? {};
    },
    async recall(message, attempt) {
      hear('recall', message, attempt);
      await says.recall?.(message, attempt);
    },
    async followUp(message, attempt) {
      hear('followUp', message, attempt);
      return says.followUp?.(message, attempt);
    },
    ...(says.tellCorrection !== undefined && {
      async tellCorrection(message, attempt) {
        hear('tellCorrection', message, attempt);
        await says.tellCorrection?.(message, attempt);
      },
    }),
  };
  return new Map([[viveste.id, { partner: viveste, connector }]]);
}

/** A partner that refuses every message for good. */
export function refusingPartner(): ReadonlyMap<string, KnownPartner> {
  const refuse = () => Promise.reject(new PartnerError('viveste', 'rejected', 'HTTP_400'));
  return standInPartner([], { file: refuse });
}
