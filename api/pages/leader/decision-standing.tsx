import { dutchMoment } from '../dutch-moment';
import { euros } from '../euros';
import { Badge } from '../parts/badge';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import type { DecisionProps } from './decision-view';

/** Where the request stands, and what that means for who looks. */
export function DecisionStanding(props: DecisionProps) {
  const { visit, asked, isSaved = false } = props;
  const { decidedBy, decidedAt, requestedBy, firstApprovedBy } = asked.request;
  const { subject } = visit.session;
  if (decidedBy !== undefined && decidedAt !== undefined)
    return <Decided {...props} decidedBy={decidedBy} decidedAt={decidedAt} />;
  if (isSaved) return <Saved>{afterSaving(firstApprovedBy === subject)}</Saved>;
  if (requestedBy === subject)
    return <NotYours>Je vroeg dit zelf. Een andere projectleider besluit.</NotYours>;
  if (firstApprovedBy === subject)
    return (
      <NotYours>
        Je zei al ja. Een tweede projectleider besluit ook. Kom je erop terug? Kies nee.
      </NotYours>
    );
  return <Open {...{ visit, asked }} />;
}

function afterSaving(isFirst: boolean): string {
  return isFirst
    ? 'Een tweede projectleider besluit ook. Die ziet dit bij Besluiten.'
    : 'Het staat hier zodra het verwerkt is.';
}

interface DecidedProps extends DecisionProps {
  readonly decidedBy: string;
  readonly decidedAt: string;
}

function Decided({ visit, asked, decidedBy, decidedAt, isSaved, isRefused }: DecidedProps) {
  const isMine = decidedBy === visit.session.subject;
  const word = asked.request.status === 'approved' ? 'ja' : 'nee';
  if (isSaved === true && isMine)
    return <Saved>{`Je besluit is ${word}. Wie het vroeg, ziet dat bij het traject.`}</Saved>;
  const who = isMine ? 'Jij besloot' : `${visit.directory.nameOf(decidedBy)} besloot`;
  if (isRefused !== true)
    return (
      <Notice title={`${who}: ${word}`}>
        <P>{`Op ${dutchMoment(decidedAt)}.`}</P>
      </Notice>
    );
  return (
    <Notice tone="warning" role="alert" title={`Iemand was je voor. ${who}: ${word}`}>
      <P>{`Op ${dutchMoment(decidedAt)}. Er is niets dubbel gebeurd.`}</P>
    </Notice>
  );
}

function Saved({ children }: { readonly children: string }) {
  return (
    <Notice tone="ok" role="status" title="Je besluit is opgeslagen">
      <P>{children}</P>
    </Notice>
  );
}

function NotYours({ children }: { readonly children: string }) {
  return (
    <p class="ok-row">
      <Badge tone="rest">Niet voor jou</Badge> {children}
    </p>
  );
}

/** Above the delegated amount two decide; above the cap nobody can. */
function Open({ visit, asked }: Pick<DecisionProps, 'visit' | 'asked'>) {
  const { budget, request } = asked;
  const { delegatedCents } = visit.policy.budget;
  const left = Math.max(0, budget.capCents - budget.approvedCents);
  if (request.amountCents > left)
    return (
      <Notice tone="warning" title={`Er is nog ${euros(left)} over voor dit traject`}>
        <P>Dit kan alleen nee worden. Vraag om een lager bedrag.</P>
      </Notice>
    );
  if (request.firstApprovedBy !== undefined)
    return (
      <Notice title={`${visit.directory.nameOf(request.firstApprovedBy)} zei al ja`}>
        <P>{`Boven ${euros(delegatedCents)} per traject besluiten twee projectleiders. Jij bent de tweede.`}</P>
      </Notice>
    );
  if (!isAboveDelegated({ visit, asked })) return null;
  return (
    <Notice title="Hier besluiten twee projectleiders">
      <P>{`Dit traject komt boven ${euros(delegatedCents)}. Na jouw ja besluit een tweede projectleider.`}</P>
    </Notice>
  );
}

function isAboveDelegated({ visit, asked }: Pick<DecisionProps, 'visit' | 'asked'>): boolean {
  const { delegatedCents } = visit.policy.budget;
  return asked.budget.approvedCents + asked.request.amountCents > delegatedCents;
}
