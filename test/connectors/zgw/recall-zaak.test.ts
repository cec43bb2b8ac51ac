import { lookAt, act } from '../../../verify/zgw/partner-eyes';
import type { Peer } from '../../../verify/zgw/peer';
import { attempt, failureOf } from '../partner-listener';
import {
  bodiesOf,
  endAll,
  handoff,
  recallOf,
  secretOf,
  startPartner,
  zgwPartner,
} from './zgw-partner';

afterEach(endAll);

const peerAt = (host: string) =>
  ({ partner: zgwPartner(host), secretOf, headersMs: 2_000 }) as unknown as Peer;

async function filed() {
  const partner = await startPartner();
  const { externalRef = '' } = await partner.connector.file(handoff, attempt());
  partner.sent.length = 0;
  const peer = peerAt(partner.host);
  const look = async () => lookAt(peer, handoff.handoffId);
  const set = async (statustype: string, datumStatusGezet: string) => {
    const url = `http://${partner.host}/catalogi/api/v1/statustypen/${statustype}`;
    await act(peer, 'statussen', { zaak: externalRef, statustype: url, datumStatusGezet });
  };
  const giveResultaat = async () => {
    const resultaattype = `http://${partner.host}/catalogi/api/v1/resultaattypen/geholpen`;
    await act(peer, 'resultaten', { zaak: externalRef, resultaattype });
  };
  return { ...partner, externalRef, look, set, giveResultaat };
}

describe('taking a hand-off back', () => {
  it('gives a resultaat and ends the zaak with a status that asks to delete', async () => {
    const { connector, sent, externalRef, host } = await filed();
    await connector.recall(recallOf(externalRef), attempt());
    const catalogue = `http://${host}/catalogi/api/v1`;
    expect(bodiesOf(sent)).toEqual([
      {
        zaak: externalRef,
        resultaattype: `${catalogue}/resultaattypen/ingetrokken`,
        toelichting: 'Ingetrokken door Op Koers op 2026-07-03',
      },
      {
        zaak: externalRef,
        statustype: `${catalogue}/statustypen/afgesloten`,
        datumStatusGezet: '2026-07-03T00:45:00.000+02:00',
        statustoelichting:
          'Ingetrokken door Op Koers op 2026-07-03: de grondslag om deze gegevens te delen is vervallen. Verwijder de gegevens van deze zaak en bevestig dat voor 2026-07-09 aan Op Koers.',
      },
    ]);
  });

  it('is done once, however often it is asked', async () => {
    const { connector, externalRef, look } = await filed();
    const recall = async () => connector.recall(recallOf(externalRef), attempt());
    await recall();
    await Promise.all([recall(), recall(), recall()]);
    const { statussen, resultaten, zaken } = await look();
    expect([statussen.length, resultaten, zaken[0]?.einddatum]).toEqual([2, 1, '2026-07-03']);
  });

  it('finds the zaak by its key when its address was never heard', async () => {
    const { connector, look } = await filed();
    await connector.recall(recallOf(undefined), attempt());
    expect((await look()).zaken[0]?.einddatum).toBe('2026-07-03');
  });

  it('comes after the last status, also one that is younger than the withdrawal', async () => {
    const { connector, externalRef, set, sent } = await filed();
    await set('in-behandeling', '2026-07-05T10:00:00.000Z');
    await connector.recall(recallOf(externalRef), attempt());
    expect(bodiesOf(sent).at(-1)).toMatchObject({
      datumStatusGezet: '2026-07-05T12:00:00.001+02:00',
    });
  });

  it('does not open a zaak again that the partner has ended with the same statustype', async () => {
    const { connector, externalRef, set, giveResultaat, look } = await filed();
    await giveResultaat();
    await set('afgesloten', '2026-07-02T10:00:00.000Z');
    await connector.recall(recallOf(externalRef), attempt());
    await connector.recall(recallOf(externalRef), attempt());
    const { zaken, statussen } = await look();
    expect([zaken[0]?.einddatum, statussen.length]).toEqual(['2026-07-03', 3]);
  });

  it('leaves a hand-off that was taken back as it is when it is filed again', async () => {
    const { connector, externalRef, look } = await filed();
    await connector.recall(recallOf(externalRef), attempt());
    await connector.file(handoff, attempt());
    const { zaken, statussen } = await look();
    expect([zaken[0]?.einddatum, statussen.length]).toEqual(['2026-07-03', 2]);
  });

  it('is done when the partner has removed the zaak', async () => {
    const { connector, externalRef, sent } = await filed();
    const gone = `${externalRef.slice(0, -4)}0000`;
    await connector.recall(recallOf(gone), attempt());
    expect(bodiesOf(sent)).toEqual([]);
  });
});

describe('taking single categories back', () => {
  it('removes the rol and the eigenschap of those, and the zaak goes on', async () => {
    const { connector, externalRef, look } = await filed();
    const categories = ['identity', 'housing'];
    await connector.recall(recallOf(externalRef, { categories }), attempt());
    await connector.recall(recallOf(externalRef, { categories }), attempt());
    const { zaken, rollen, eigenschappen, statussen } = await look();
    expect([zaken[0]?.einddatum, rollen, eigenschappen.length, statussen.length]).toEqual([
      null,
      0,
      0,
      1,
    ]);
  });

  it('writes the toelichting anew without those that have no eigenschap', async () => {
    const { connector, externalRef, sent } = await filed();
    await connector.recall(recallOf(externalRef, { categories: ['debts'] }), attempt());
    const [{ toelichting } = { toelichting: '' }] = bodiesOf(sent, 'PATCH') as {
      toelichting: string;
    }[];
    expect(toelichting).toContain('ingetrokken door Op Koers');
    expect(toelichting).toContain('Kunt u helpen aan een woning?');
    expect(toelichting).not.toContain('schuldeisers');
  });

  it('keeps nothing of the toelichting when the content is not at hand', async () => {
    const { connector, externalRef, sent } = await filed();
    const { content: _content, ...recall } = recallOf(externalRef, { categories: ['debts'] });
    await connector.recall(recall, attempt());
    expect(JSON.stringify(bodiesOf(sent, 'PATCH'))).not.toContain('Kunt u helpen');
  });

  it('is for a person when the zaak has ended', async () => {
    const { connector, externalRef } = await filed();
    await connector.recall(recallOf(externalRef), attempt());
    const later = recallOf(externalRef, { categories: ['debts'] });
    const failure = await failureOf(connector.recall(later, attempt()));
    expect([failure.kind, failure.code]).toEqual(['rejected', 'ZAAK_ENDED']);
  });
});
