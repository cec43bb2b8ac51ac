import { PartnerError } from '../connectors/partner-error';
import { createPartnerHttp, type PartnerHttp } from '../connectors/partner-http';
import { countNoticing, startCanaries, startRedirectingPartner } from './ssrf/canary-listeners';
import { createNames } from './ssrf/names';
import { createProbes, createRebindings, type Probe } from './ssrf/probes';
import { runProof, type ProofRun } from './support/proof';

const fewestProbes = 60;
const connectMs = 1_000;

void runProof({
  name: 'ssrf',
  claim: 'the way out to partners leads to no address inside, however it is written',
  protections: ['ssrf-guard'],
  longestMs: 180_000,
  prove,
});

interface Tally {
  readonly sent: number;
  readonly reached: number;
  readonly other: number;
}

async function prove(run: ProofRun): Promise<boolean> {
  const canaries = await startCanaries();
  const partner = await startRedirectingPartner();
  const http = createPartnerHttp({
    privateHosts: [partner.host],
    guard: run.without === undefined,
    lookup: createNames(),
    httpsPort: canaries.httpsPort,
    timeouts: { connectMs },
  });
  run.atEnd(async () => {
    http.close();
    canaries.close();
    partner.close();
    return Promise.resolve();
  });
  const noticing = await countNoticing(canaries);
  run.say(`canaries on ${canaries.hosts.join(', ')}: ${noticing} notice a connection`);
  const groups = [
    ...createProbes(canaries, partner.host).map((probe) => [probe]),
    ...createRebindings(canaries),
  ];
  const tallies = new Map<string, Tally>();
  const isGuarded = run.without === undefined;
  for (const group of run.random.shuffle(groups)) {
    for (const probe of group) {
      // Without the guard a probe would knock at other people's doors.
      if (!isGuarded && !probe.staysHere) continue;
      const before = canaries.reached();
      const end = await send(http, probe);
      const isReached = canaries.reached() > before;
      const isOther = probe.ends !== 'anything' && end !== probe.ends;
      count(tallies, probe.kind, { sent: 1, reached: Number(isReached), other: Number(isOther) });
      if (isGuarded && (isReached || isOther))
        run.say(`  ${probe.url} ended as ${end}${isReached ? ' and reached a canary' : ''}`);
    }
  }
  return judge(run, tallies, noticing === canaries.hosts.length);
}

function count(tallies: Map<string, Tally>, kind: string, more: Tally): void {
  const { sent, reached, other } = tallies.get(kind) ?? { sent: 0, reached: 0, other: 0 };
  tallies.set(kind, {
    sent: sent + more.sent,
    reached: reached + more.reached,
    other: other + more.other,
  });
}

function judge(run: ProofRun, tallies: ReadonlyMap<string, Tally>, canNotice: boolean): boolean {
  for (const [kind, { sent, reached, other }] of [...tallies].sort())
    run.say(`${kind}: ${sent} probes, ${reached} reached a canary, ${other} not ended as expected`);
  const sum = (field: keyof Tally) =>
    [...tallies.values()].reduce((total, tally) => total + tally[field], 0);
  run.say(`in all: ${sum('sent')} probes, ${sum('reached')} reached a canary`);
  return canNotice && sum('sent') >= fewestProbes && sum('reached') + sum('other') === 0;
}

async function send(http: PartnerHttp, { url }: Probe): Promise<string> {
  try {
    const { status } = await http.send({
      partner: 'probe',
      method: 'POST',
      url,
      body: '{}',
      attempt: {
        number: 1,
        signal: new AbortController().signal,
        openBy: performance.now() + connectMs,
        onOpened: () => undefined,
      },
    });
    return status >= 300 && status < 400 ? 'redirect-given-back' : `HTTP ${status}`;
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error;
    return error.code === 'SSRF_REFUSED' ? 'refused' : error.code;
  }
}
