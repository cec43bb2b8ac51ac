import type { Members } from '../config/members';
import type { Mail } from '../connectors/email/mail-sender';
import {
  isAboutSession,
  type PlainNoticeKind,
  type SessionNoticeKind,
} from '../domain/notice/notice';
import { signalAnswerText } from '../domain/notice/signal-text';
import type { Policy } from '../domain/policy/policy';
import { noticeText, sessionText, type NoticeFrame } from '../domain/notice/texts';
import { readCase } from '../store/case-view';
import type { Database } from '../store/database';
import {
  invitationsOf,
  recordInvitation,
  sessionOf,
  type Invitation,
  type InvitedSession,
} from '../store/invitations';
import type { DueNotice } from '../store/notices';
import { readAnswer } from '../store/signals';
import { invitationCalendar } from './invitation-calendar';
import { addressOf, inviteWhom, tellWhom } from './notice-recipients';

/** One mail of a notice. */
export interface NoticeMail {
  /** Member or partner on call, as a code. */
  readonly recipient: string;
  /** Undefined when there is no address to send it to. */
  readonly mail: Mail | undefined;
  /** To be called when it was sent. */
  readonly remember: () => Promise<void>;
}

/** What mails are made of. */
export interface NoticeParts {
  readonly db: Database;
  readonly directory: Members;
  readonly policy: Policy;
  /** Where members find the hub. */
  readonly publicUrl: string;
  /** The address mails come from: it organises the sessions in calendars. */
  readonly from: string;
}

const LONGEST_PLAIN_KEY = 150;

/** The same for every attempt: `OK-2026-00042.7.term-passed.wc-01`. Members' codes may hold more than a Message-ID may. */
function messageIdOf(key: string, recipient: string): string {
  const plain = `${key}.${recipient}`.replaceAll('/', '.').replaceAll(/[^\w.-]/g, '-');
  return plain
    .slice(0, LONGEST_PLAIN_KEY)
    .replaceAll(/\.{2,}/g, '.')
    .replaceAll(/^\.|\.$/g, '');
}

/** The mails that a notice still asks for. */
export async function mailsOf(
  parts: NoticeParts,
  notice: DueNotice,
  now: string,
): Promise<readonly NoticeMail[]> {
  const mails = await mailsByKind(parts, notice, now);
  return mails.filter(({ recipient }) => !notice.told.includes(recipient));
}

async function mailsByKind(
  parts: NoticeParts,
  notice: DueNotice,
  now: string,
): Promise<readonly NoticeMail[]> {
  const { kind, caseNumber } = notice;
  if (kind === 'signal-answered') return answerMails(parts, notice);
  if (caseNumber === undefined) return [];
  return isAboutSession(kind)
    ? sessionMails(parts, { ...notice, kind, caseNumber }, now)
    : plainMails(parts, { ...notice, kind, caseNumber }, now);
}

/** The member who raised the signal reads the answer itself: members have no page for it. */
async function answerMails(
  { db, directory, policy }: NoticeParts,
  { facts: { answerId = '', member = '' }, key }: DueNotice,
): Promise<readonly NoticeMail[]> {
  const answered = await readAnswer(db, answerId);
  if (answered === undefined) return [];
  const theme = policy.signalThemes[answered.theme] ?? answered.theme;
  const { subject, body } = signalAnswerText({ ...answered, theme });
  const to = addressOf(directory, member);
  const messageId = messageIdOf(key, member);
  const mail = to === undefined ? undefined : { messageId, to, subject, text: body };
  return [{ recipient: member, mail, remember: () => Promise.resolve() }];
}

interface AboutCase {
  readonly caseNumber: string;
}

const frameOf = (parts: NoticeParts, caseNumber: string): NoticeFrame => ({
  caseNumber,
  publicUrl: parts.publicUrl,
  supportPhone: parts.directory.supportPhone,
});

async function plainMails(
  parts: NoticeParts,
  notice: DueNotice & AboutCase & { readonly kind: PlainNoticeKind },
  now: string,
): Promise<readonly NoticeMail[]> {
  const { db, directory } = parts;
  const { caseNumber, kind, facts, key } = notice;
  const view = await readCase(db, caseNumber);
  if (view === undefined) return [];
  const { subject, body } = noticeText(kind, facts, frameOf(parts, caseNumber));
  const recipients = await tellWhom(db, view.current, facts.audience, { directory, now });
  return recipients.map((recipient) => {
    const to = addressOf(directory, recipient);
    const messageId = messageIdOf(key, recipient);
    return {
      recipient,
      mail: to === undefined ? undefined : { messageId, to, subject, text: body },
      remember: () => Promise.resolve(),
    };
  });
}

/**
 * Compares who is to come now with what everybody was last told, so that it does not matter in which order and how
 * often notices about a session are handled.
 */
async function sessionMails(
  parts: NoticeParts,
  notice: DueNotice & AboutCase & { readonly kind: SessionNoticeKind },
  now: string,
): Promise<readonly NoticeMail[]> {
  const { db, policy } = parts;
  const { sessionId = '' } = notice.facts;
  const session = await sessionOf(db, notice.caseNumber, sessionId);
  // What is over needs no invitation, and what was held is not called off.
  if (session === undefined || session.startsAt <= now) return [];
  const invited = session.isOpen ? await inviteWhom(db, session, policy) : [];
  const told = await invitationsOf(db, notice.caseNumber, sessionId);
  const changes = changesOf(invited, told, notice.kind === 'session-changed');
  return changes.map((change) => sessionMail(parts, notice, session, change));
}

/** What each member is to be told next. */
function changesOf(
  invited: readonly string[],
  told: readonly Invitation[],
  tellsAll: boolean,
): readonly Invitation[] {
  const lastOf = (member: string) => told.find((invitation) => invitation.member === member);
  const nextOf = (member: string, isCancelled: boolean): Invitation => ({
    member,
    sequence: (lastOf(member)?.sequence ?? -1) + 1,
    isCancelled,
  });
  const called = invited
    .filter((member) => tellsAll || lastOf(member)?.isCancelled !== false)
    .map((member) => nextOf(member, false));
  const calledOff = told
    .filter(({ member, isCancelled }) => !isCancelled && !invited.includes(member))
    .map(({ member }) => nextOf(member, true));
  return [...called, ...calledOff];
}

function sessionMail(
  parts: NoticeParts,
  notice: DueNotice & AboutCase,
  session: InvitedSession,
  change: Invitation,
): NoticeMail {
  const { caseNumber, key, facts } = notice;
  const { startsAt, sessionId } = session;
  const { member, sequence } = change;
  const to = addressOf(parts.directory, member);
  const table = parts.policy.tables[session.team];
  const place = session.isDigital ? 'digitaal' : table.place;
  const method = change.isCancelled ? 'CANCEL' : 'REQUEST';
  const frame = frameOf(parts, caseNumber);
  const { subject, body } = sessionText({ method, isUpdate: sequence > 0, startsAt, place }, frame);
  const calendar = (address: string) =>
    invitationCalendar({
      ...{ method, caseNumber, sessionId, sequence, startsAt, place, to: address },
      minutes: table.slotMinutes,
      from: parts.from,
      stampedAt: facts.at,
    });
  return {
    recipient: member,
    mail:
      to === undefined
        ? undefined
        : {
            messageId: messageIdOf(`${key}.${String(sequence)}`, member),
            to,
            subject,
            text: body,
            calendar: { method, content: calendar(to), filename: 'afspraak.ics' },
          },
    remember: () => recordInvitation(parts.db, { caseNumber, sessionId }, change),
  };
}
