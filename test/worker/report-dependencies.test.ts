import type { Mail } from '../../connectors/email/mail-sender';
import type { PartnerHttp, PartnerRequest } from '../../connectors/partner-http';
import type { EditionSlot } from '../../domain/report/edition-due';
import { reportDependencies } from '../../worker/report-dependencies';
import { attempt, failureOf } from '../connectors/partner-listener';
import { sampleReport, themeLine } from '../support/sample-report';

const slot: EditionSlot = { slot: '2027-03-29', kind: 'scheduled', dueAt: '2027-03-29T04:00:00Z' };

function build() {
  const mails: Mail[] = [];
  const posts: PartnerRequest[] = [];
  const http: PartnerHttp = {
    send: async (request) => {
      posts.push(request);
      return { status: 202, headers: {}, body: '' };
    },
    close: () => undefined,
  };
  const webhook = { url: 'https://open-data.example/', scheme: 'v1' as const, signWith: ['KEY'] };
  const dependencies = reportDependencies({
    editions: {
      publishEdition: async ({ kind }) => (kind === 'scheduled' ? 3 : 4),
      readReport: async (edition) =>
        edition === 3 ? sampleReport([themeLine('waiting-list', 12)]) : undefined,
      countUnanswered: async () => 2,
    },
    mail: { send: async (mail) => void mails.push(mail), close: () => undefined },
    mailbox: 'beleidsgroep@op-koers.example',
    supportPhone: '030 - 000 00 00',
    labels: { 'waiting-list': 'Wachtlijst' },
    subscribers: [{ id: 'open-data', name: 'Open data', webhook }],
    http,
    secretOf: () => 'whsec_c2VjcmV0',
    publicUrl: 'https://hub.example',
    linkTo: (edition) => `https://hub.example/signalen/${edition}`,
    oin: '0'.repeat(20),
    retrySeconds: [5, 300],
  });
  return { dependencies, mails, posts };
}

describe('the listeners of the report', () => {
  it('are the policy group and every subscriber, and the store publishes', async () => {
    const { dependencies } = build();
    expect(dependencies.listeners).toEqual(['policyGroup', 'open-data']);
    expect(dependencies.tellAgainAfterSeconds).toEqual([5, 300]);
    expect(await dependencies.publishEdition(slot)).toBe(3);
  });

  it('hear by mail with the same id at every attempt', async () => {
    const { dependencies, mails, posts } = build();
    for (const number of [1, 2])
      await dependencies.tellListener({ edition: 3, listener: 'policyGroup' }, attempt({ number }));
    expect(mails.map(({ messageId, to }) => [messageId, to])).toEqual([
      ['signal-report-3.policy-group', 'beleidsgroep@op-koers.example'],
      ['signal-report-3.policy-group', 'beleidsgroep@op-koers.example'],
    ]);
    expect(mails[0]?.text).toContain('https://hub.example/signalen/3');
    expect(mails[0]?.text).toContain('- Wachtlijst: 12');
    expect(mails[0]?.text).toContain('2 signalen');
    expect(posts).toEqual([]);
  });

  it('hear by an event', async () => {
    const { dependencies, mails, posts } = build();
    await dependencies.tellListener({ edition: 3, listener: 'open-data' }, attempt());
    expect(mails).toEqual([]);
    expect(JSON.parse(posts[0]?.body ?? '')).toMatchObject({
      source: 'urn:nld:oin:00000000000000000000:systeem:op-koers',
      dataref: 'https://hub.example/v1/signal-reports/3',
    });
  });

  it('that are gone since then are for a person', async () => {
    const { dependencies } = build();
    const failure = await failureOf(
      dependencies.tellListener({ edition: 3, listener: 'left' }, attempt()),
    );
    expect(failure).toMatchObject({ code: 'LISTENER_UNKNOWN', isPermanent: true });
  });

  it('hear nothing of an edition that is not there', async () => {
    const { dependencies, mails } = build();
    await expect(
      dependencies.tellListener({ edition: 9, listener: 'policyGroup' }, attempt()),
    ).rejects.toThrow('there is no edition 9');
    expect(mails).toEqual([]);
  });
});
