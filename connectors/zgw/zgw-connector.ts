import type { Connector } from '../connector';
import { fileZaak } from './file-zaak';
import { followZaak } from './follow-zaak';
import { recallZaak } from './recall-zaak';
import { createZgwCalls, type ZgwAccess } from './zgw-calls';

/**
 * A partner with a Zaken API 1.5.1: the hand-off is a zaak there, with `identificatie` = hand-off id, a rol for the
 * resident, zaakeigenschappen, and the initial status last. The zaak's URL is its `externalRef`. One writer per zaak.
 */
export function createZgwConnector(access: ZgwAccess): Connector {
  const { partner } = access;
  return {
    carriesContent: true,
    file: (handoff, attempt) => fileZaak(partner, handoff, createZgwCalls(access, attempt)),
    recall: (recall, attempt) => recallZaak(partner, recall, createZgwCalls(access, attempt)),
    followUp: (handoff, attempt) => followZaak(partner, handoff, createZgwCalls(access, attempt)),
  };
}
