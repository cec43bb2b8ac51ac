import type { HandoffLink } from '../../../store/handoff-links';
import { Problem } from '../../problem';
import { CodePage, LinkPage } from './link-pages';
import { maskMailbox } from './mask-mailbox';
import type { PartnerSessions } from './partner-session';
import type { PostedForm, Visit, VisitParts } from './visit';

export interface CodeParts extends VisitParts {
  readonly sessions: PartnerSessions;
  sendCode(partnerId: string, handoffId: string, code: string): Promise<void>;
  mailboxOf(partnerId: string): string | undefined;
}

const hasCode = ({ code }: HandoffLink, now: Date) =>
  code !== undefined && code.triesLeft > 0 && code.expiresAt > now.toISOString();

function maskedMailbox(parts: CodeParts, { standing }: Visit): string {
  const mailbox = parts.mailboxOf(standing.partner);
  if (mailbox === undefined) throw new Problem(409, 'NO_MAILBOX', 'This partner has no mailbox.');
  return maskMailbox(mailbox);
}

/** Where a code that was sent is filled in; without one the link starts anew. */
export function showCodePage(parts: CodeParts, visit: Visit): void {
  const { frame, link, now } = visit;
  if (hasCode(link, now)) {
    visit.send(200, <CodePage frame={frame} maskedMailbox={maskedMailbox(parts, visit)} />);
  } else visit.redirect(frame.at);
}

export async function sendNewCode(parts: CodeParts, visit: Visit): Promise<void> {
  const { link, standing, frame, now } = visit;
  maskedMailbox(parts, visit);
  const code = await parts.links.issueCode(link.handoffId, now.toISOString());
  if (code !== undefined) {
    await parts.sendCode(standing.partner, link.handoffId, code).catch((cause: unknown) => {
      throw new Problem(503, 'CODE_NOT_SENT', 'The code could not be sent.', { cause });
    });
  }
  if (code !== undefined || hasCode(link, now)) visit.redirect(`${frame.at}/code`);
  else visit.send(429, <LinkPage frame={frame} standing={standing} message={tooManyCodes} />);
}

const tooManyCodes = {
  title: 'Er is net al een code verstuurd',
  text: 'Wacht een minuut en probeer het dan opnieuw. Na drie codes kan een nieuwe pas na een half uur.',
};

/** A right code starts a session and is used up. */
export async function openWithCode(
  parts: CodeParts,
  visit: Visit,
  { typed }: PostedForm,
): Promise<void> {
  const { link, frame, now } = visit;
  const code = (typed.get('code') ?? '').replace(/\s/g, '');
  const mailbox = maskedMailbox(parts, visit);
  const refuse = (text: string) => {
    const errors = [{ field: 'code', text }];
    visit.send(400, <CodePage frame={frame} maskedMailbox={mailbox} errors={errors} />);
  };
  if (!/^\d{6}$/.test(code)) {
    refuse('Vul de 6 cijfers in die in de mail staan.');
    return;
  }
  const tried = await parts.links.tryCode(link.handoffId, code, now.toISOString());
  if (tried.result === 'right') {
    await visit.keepSession(parts.sessions.start(link.handoffId, now));
    visit.redirect(frame.at);
  } else if (tried.result === 'wrong' && tried.triesLeft > 0) {
    refuse(`Deze code klopt niet. U kunt het nog ${tried.triesLeft} keer proberen.`);
  } else refuse('Deze code werkt niet meer. Vraag een nieuwe code.');
}
