import { isSettledStatus } from '../../../domain/handoff/status';
import type { HandoffStanding, PartnerDesk } from '../../partners/partner-desk';
import type { FieldError } from '../parts/errors';
import type { Typed } from './answer-forms';
import { thanks } from './as-answered';
import { ClosedPage, NoLongerAllowedPage } from './closed-pages';
import { ContentPage } from './content-page';
import { LinkPage } from './link-pages';
import { ProgressPage } from './progress-page';
import { StoppedPage } from './stopped-page';
import type { Visit } from './visit';

/** What was posted and why it was not taken, to be shown again with its form. */
export interface Refused {
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
}

type View = 'stopped' | 'closed' | 'waiting' | 'running';

function viewOf({ status, withdrawal }: HandoffStanding): View {
  if (withdrawal !== undefined && withdrawal.categories === undefined) {
    return withdrawal.settled ? 'closed' : 'stopped';
  }
  if (isSettledStatus(status)) {
    return withdrawal?.settled === false ? 'stopped' : 'closed';
  }
  return status === 'waiting' || status === 'permitted' || status === 'requested'
    ? 'waiting'
    : 'running';
}

/** The page of a link as its hand-off stands now. Content is opened only in a session. */
export async function showHandoff(
  desk: PartnerDesk,
  visit: Visit,
  refused?: Refused,
): Promise<void> {
  const { frame, standing, session } = visit;
  const view = viewOf(standing);
  const status = refused === undefined ? 200 : 400;
  const said = session?.answered === undefined ? undefined : thanks[session.answered.status];
  if (view === 'closed') {
    const closedAt = standing.statusAt;
    visit.send(200, <ClosedPage frame={frame} closedAt={closedAt} thanks={said} />);
  } else if (session === undefined) {
    visit.send(200, <LinkPage frame={frame} standing={standing} />);
  } else if (view === 'waiting') {
    await showContent(desk, visit, refused);
  } else if (view === 'running') {
    visit.send(
      status,
      <ProgressPage frame={frame} standing={standing} thanks={said} {...refused} />,
    );
  } else if (standing.withdrawal !== undefined) {
    visit.send(status, <StoppedPage frame={frame} withdrawal={standing.withdrawal} {...refused} />);
  }
}

/** Takes a permit at every showing. */
export async function showContent(
  desk: PartnerDesk,
  visit: Visit,
  refused?: Refused,
): Promise<void> {
  const { frame, standing, link } = visit;
  const opened = await desk.openContent(link.handoffId);
  if (opened === undefined) visit.send(410, <NoLongerAllowedPage frame={frame} />);
  else {
    const status = refused === undefined ? 200 : 400;
    visit.send(
      status,
      <ContentPage frame={frame} standing={standing} opened={opened} {...refused} />,
    );
  }
}

/** Whether content may be shown at all as the hand-off stands. */
export function hasContent(standing: HandoffStanding): boolean {
  return viewOf(standing) === 'waiting' || viewOf(standing) === 'running';
}
