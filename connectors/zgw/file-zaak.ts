import type { ZgwPartner } from '../../domain/partner/partner';
import type { Filed, OutgoingHandoff } from '../connector';
import { atMostOnce } from './at-most-once';
import {
  composeEigenschappen,
  composeInitialStatus,
  composeRol,
  composeZaak,
} from './compose-zaak';
import { eigenschappenOf, findZaak, rollenOf, statussenOf } from './find-zaak';
import { withinBase, type ZgwCalls } from './zgw-calls';
import { EigenschapSchema, RolSchema, StatusSchema, ZaakSchema } from './zgw-schemas';

/** Opens the zaak, or completes what an earlier attempt left of it. */
export async function fileZaak(
  partner: ZgwPartner,
  handoff: OutgoingHandoff,
  calls: ZgwCalls,
): Promise<Filed> {
  const { url, einddatum } = await atMostOnce(
    () => findZaak(partner, handoff, calls),
    () => calls.post('zaken', composeZaak(partner, handoff), ZaakSchema),
  );
  const zaak = withinBase(partner, url);
  // It was complete before it ended, and a status would open it again.
  if (einddatum !== null) return { externalRef: zaak };
  await giveRol(partner, { zaak, handoff }, calls);
  await giveEigenschappen(partner, { zaak, handoff }, calls);
  await giveInitialStatus(partner, { zaak, handoff }, calls);
  return { externalRef: zaak };
}

interface Filing {
  readonly zaak: string;
  readonly handoff: OutgoingHandoff;
}

async function giveRol(partner: ZgwPartner, { zaak, handoff }: Filing, calls: ZgwCalls) {
  const rol = composeRol(partner, zaak, handoff.content);
  if (rol === undefined) return;
  await atMostOnce(
    async () => (await rollenOf(zaak, calls)).find(({ roltype }) => roltype === rol.roltype),
    () => calls.post('rollen', rol, RolSchema),
  );
}

async function giveEigenschappen(partner: ZgwPartner, { zaak, handoff }: Filing, calls: ZgwCalls) {
  for (const eigenschap of composeEigenschappen(partner, zaak, handoff.content)) {
    const isThis = (other: { eigenschap: string }) => other.eigenschap === eigenschap.eigenschap;
    await atMostOnce(
      async () => (await eigenschappenOf(zaak, calls)).find(isThis),
      () => calls.post(`${zaak}/zaakeigenschappen`, eigenschap, EigenschapSchema),
    );
  }
}

/** Any status says that the zaak was complete, also when the partner has gone on since. */
async function giveInitialStatus(partner: ZgwPartner, { zaak, handoff }: Filing, calls: ZgwCalls) {
  await atMostOnce(
    async () => (await statussenOf(zaak, calls))[0],
    () =>
      calls.post(
        'statussen',
        composeInitialStatus(partner, zaak, handoff.requestedAt),
        StatusSchema,
      ),
  );
}
