import { setTimeout as delay } from 'node:timers/promises';
import type {
  Attempt,
  Connector,
  OutgoingHandoff,
  PartnerReport,
  Recall,
} from '../../connectors/connector';
import { PartnerError } from '../../connectors/partner-error';
import { until } from '../support/until';
import { act } from './partner-eyes';
import type { Peer } from './peer';

export interface Life {
  readonly handoff: OutgoingHandoff;
  /** `recalled`: before the partner ends it; `completed`: by the partner; `both`: taken back after that. */
  readonly end: 'recalled' | 'completed' | 'both';
  attempts: number;
  /** Codes of what went wrong. */
  readonly troubles: string[];
  readonly reports: PartnerReport[];
  externalRef?: string;
}

export interface Stage {
  readonly peer: Peer;
  readonly connector: Connector;
}

const mostAttempts = 60;
const leaseMs = 30_000;
const followWithinMs = 120_000;

/** Files a hand-off, twice and then three times at once, as a hub does that forgot that it had. */
export async function file(life: Life, { connector }: Stage): Promise<void> {
  const once = () => persist(life, (attempt) => connector.file(life.handoff, attempt));
  const first = await once();
  const repeats = [await once(), ...(await Promise.all([once(), once(), once()]))];
  if (repeats.some(({ externalRef }) => externalRef !== first.externalRef))
    life.troubles.push('ANOTHER_REF');
  if (first.externalRef !== undefined) life.externalRef = first.externalRef;
}

/** What the partner does until it has ended the zaak, seen through the connector. */
export async function follow(life: Life, stage: Stage): Promise<void> {
  const reports = async () => {
    const report = await persist(life, (attempt) =>
      stage.connector.followUp(life.handoff, attempt),
    );
    const isNews = life.reports.every(({ reportId }) => reportId !== report?.reportId);
    if (report !== undefined && isNews) life.reports.push(report);
    return report?.status;
  };
  if (!stage.peer.plays) await playBusy(life, stage.peer);
  await until(async () => (await reports()) !== undefined, followWithinMs);
  if (!stage.peer.plays) await playEnd(life, stage.peer);
  await until(async () => (await reports()) === 'completed', followWithinMs);
}

/** Takes it back, twice and then three times at once. */
export async function recall(life: Life, { connector }: Stage): Promise<void> {
  const now = Date.now();
  const message: Recall = {
    ...life.handoff,
    ...(life.externalRef !== undefined && { externalRef: life.externalRef }),
    why: 'basis-withdrawn',
    withdrawnAt: new Date(now - 1_000).toISOString(),
    confirmBy: new Date(now + 86_400_000).toISOString(),
  };
  const once = () => persist(life, (attempt) => connector.recall(message, attempt));
  await once();
  await once();
  await Promise.all([once(), once(), once()]);
}

/** As the engine does: again and again, until it is done or for good refused. */
async function persist<Result>(
  life: Life,
  act: (attempt: Attempt) => Promise<Result>,
): Promise<Result> {
  for (let number = 1; ; number += 1) {
    life.attempts += 1;
    try {
      return await act(attemptOf(number));
    } catch (error) {
      if (!(error instanceof PartnerError)) throw error;
      life.troubles.push(error.code);
      if (error.isPermanent || number === mostAttempts) throw error;
      await delay(Math.min(100 * number, 2_000));
    }
  }
}

function attemptOf(number: number): Attempt {
  const { signal } = new AbortController();
  return { number, signal, openBy: performance.now() + leaseMs, onOpened: () => undefined };
}

async function playBusy({ externalRef = '' }: Life, peer: Peer): Promise<void> {
  await act(peer, 'statussen', {
    zaak: externalRef,
    statustype: peer.statustypen.busy,
    datumStatusGezet: new Date(Date.now() - 500).toISOString(),
    statustoelichting: 'Wij gaan aan de slag.',
  });
}

async function playEnd({ externalRef = '' }: Life, peer: Peer): Promise<void> {
  const { resultaattype, statustypen } = peer;
  const toelichting = 'De inwoner heeft een woning.';
  await act(peer, 'resultaten', { zaak: externalRef, resultaattype, toelichting });
  await act(peer, 'statussen', {
    zaak: externalRef,
    statustype: statustypen.end,
    datumStatusGezet: new Date(Date.now() - 100).toISOString(),
    statustoelichting: 'Klaar.',
  });
}
