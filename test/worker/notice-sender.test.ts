import { join } from 'node:path';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { loadMembers, type Members } from '../../config/members';
import { createMailSender } from '../../connectors/email/mail-sender';
import type { Case } from '../../domain/case/case';
import { recordAbsence } from '../../store/absences';
import { recordEvents } from '../../store/case-journal';
import { startNoticeSender, type NoticeSender } from '../../worker/notice-sender';
import { startMailListener, type MailListener } from '../connectors/email/mail-listener';
import { CaseStory } from '../domain/case/case-builder';
import { plantCase } from '../store/planted-case';
import { policy } from '../support/test-routes';
import { eventually } from '../support/eventually';
import { createTestDatabase, type TestDatabase } from '../support/test-database';

const directory = loadMembers(join(__dirname, '../../config/members/houten.json'));
// A Tuesday that is no holiday, far enough ahead for every run of this test.
const startsAt = '2031-03-04T08:00:00.000Z';
const canary = 'kanarie-van-geheim';

let database: TestDatabase;
let listener: MailListener;
let refusals: Record<string, number>;
const senders: NoticeSender[] = [];
const log: string[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  refusals = {};
  listener = await startMailListener({
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refusals[address];
      done(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
  });
});
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.stop()));
  await listener.close();
  await database.drop();
  log.splice(0);
});

function send(members: Members = directory): void {
  const from = 'hub@op-koers.example';
  const sender = startNoticeSender({
    db: database.db,
    mail: createMailSender({ url: `smtp://127.0.0.1:${String(listener.port)}`, from }),
    directory: members,
    policy,
    publicUrl: 'https://hub.op-koers.example',
    from,
    logger: pino({}, { write: (line: string) => void log.push(line) }),
    pollMs: 50,
  });
  senders.push(sender);
}

const notices = () => database.db.selectFrom('notice').selectAll().orderBy('notice_id').execute();

const settled = () =>
  eventually(async () => {
    const rows = await notices();
    const isDone = rows.every((row) => row.sent_at !== null || row.given_up_at !== null);
    return isDone ? rows : undefined;
  }, 'all notices are sent');

interface ReadMail {
  readonly to: string;
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly text: string;
  readonly calendar: string;
}

async function readMail(index: number): Promise<ReadMail> {
  const { raw, to } = listener.received[index]!;
  const { text = '', attachments } = await PostalMime.parse(raw);
  const file = attachments.find(({ filename }) => filename === 'afspraak.ics');
  const content = file?.content ?? '';
  const bytes = typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer);
  const calendar = bytes.toString().replaceAll(/\r?\n[ \t]/g, '');
  const field = (name: string) =>
    new RegExp(`^${name}[:;](.*)$`, 'm').exec(calendar)?.[1]?.trim() ?? '';
  return {
    to: to.join(),
    method: field('METHOD'),
    uid: field('UID'),
    sequence: Number(field('SEQUENCE')),
    text,
    calendar,
  };
}

const readAll = () => Promise.all(listener.received.map((_mail, index) => readMail(index)));

const shortOf = ({ to, method, sequence }: ReadMail) =>
  `${to.replace('@op-koers.example', '')} ${method} ${String(sequence)}`;

const scheduled = (invitees: readonly string[] = []) =>
  new CaseStory({ storyRef: canary })
    .give('acceptReferral', { team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' })
    .give('scheduleSession', {
      sessionId: 's-1',
      kind: 'first',
      startsAt,
      isDigital: false,
      invitees,
      placeRef: canary,
    });

/** Writes what the story went on with. */
async function goOn(caseNumber: string, story: CaseStory, from: number): Promise<Case> {
  await recordEvents(database.db, caseNumber, story.journal.slice(from));
  return story.current;
}

async function enterAbsence(member: string, absenceId: string): Promise<void> {
  const absence = { absenceId, member, from: '2031-03-03', until: '2031-03-05' };
  const entered = { by: 'pl-01', at: new Date().toISOString() };
  await recordAbsence(database.db, absence, entered, policy.tables);
}

describe('invitations', () => {
  it('go to the table and the partner on call: asked, updated and called off', async () => {
    const story = scheduled(['viveste', 'mevrouw-kanarie']);
    const caseNumber = await plantCase(database.db, story.journal);
    send();
    await settled();
    const invited = await readAll();
    expect(invited.map(shortOf).sort()).toEqual([
      'id-01 REQUEST 0',
      'st-01 REQUEST 0',
      'tafel@viveste.example REQUEST 0',
      'vh-01 REQUEST 0',
      'wc-01 REQUEST 0',
    ]);
    const [first] = invited;
    expect(first?.calendar).toContain('DTSTART:20310304T080000Z');
    expect(first?.calendar).toContain('DTEND:20310304T093000Z');
    expect(first?.calendar).toContain(`SUMMARY:Op Koers ${caseNumber}`);
    expect(first?.calendar).toContain('LOCATION:Houtense Werktafel\\, gespreksruimte');
    expect(first?.calendar).toMatch(/ORGANIZER.*hub@op-koers\.example/);
    expect(first?.text).toContain('dinsdag 4 maart 2031 om 09:00 uur');

    await enterAbsence('wc-01', '1e0a0d7c-0000-4000-8000-000000000001');
    await settled();
    const changed = (await readAll()).slice(5);
    expect(changed.map(shortOf).sort()).toEqual([
      'id-01 REQUEST 1',
      'st-01 REQUEST 1',
      'tafel@viveste.example REQUEST 1',
      'vh-01 REQUEST 1',
      'wc-01 CANCEL 1',
      'wc-02 REQUEST 0',
    ]);

    const before = story.journal.length;
    story.give('closeCase', { outcome: 'moved' });
    await goOn(caseNumber, story, before);
    await settled();
    const all = await readAll();
    expect(all.slice(11).map(shortOf).sort()).toEqual([
      'id-01 CANCEL 2',
      'st-01 CANCEL 2',
      'tafel@viveste.example CANCEL 2',
      'vh-01 CANCEL 2',
      'wc-02 CANCEL 1',
    ]);
    expect(new Set(all.map(({ uid }) => uid))).toEqual(
      new Set([`s-1.${caseNumber}@op-koers.example`]),
    );
    expect(listener.received.map(({ raw }) => raw).join('')).not.toContain('anarie');
    expect(log.join('')).not.toMatch(/@|anarie/);
  });

  it('are not sent again for an absence or a journal line that comes twice', async () => {
    const story = scheduled();
    const caseNumber = await plantCase(database.db, story.journal);
    await recordEvents(database.db, caseNumber, story.journal.slice(1));
    await enterAbsence('st-01', '1e0a0d7c-0000-4000-8000-000000000002');
    await enterAbsence('st-01', '1e0a0d7c-0000-4000-8000-000000000002');
    expect((await notices()).map(({ kind }) => kind)).toEqual([
      'session-scheduled',
      'session-changed',
    ]);
  });

  it('are not changed by an absence on other days or of somebody without a seat', async () => {
    await plantCase(database.db, scheduled().journal);
    const entered = { by: 'pl-01', at: new Date().toISOString() };
    const days = { from: '2031-03-05', until: '2031-03-09' };
    const absenceId = '1e0a0d7c-0000-4000-8000-00000000000';
    await recordAbsence(
      database.db,
      { absenceId: `${absenceId}3`, member: 'wc-01', ...days },
      entered,
      policy.tables,
    );
    await enterAbsence('pg-01', `${absenceId}4`);
    await recordAbsence(
      database.db,
      { absenceId: `${absenceId}5`, member: 'yw-01', from: '0001-01-01', until: '9999-12-31' },
      entered,
      policy.tables,
    );
    expect(await notices()).toHaveLength(1);
  });
});

const terms = () =>
  new CaseStory({ storyRef: canary })
    .give('acceptReferral', { team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' })
    .at('2026-10-13T08:00:00.000Z');

describe('notices of terms', () => {
  it('go to the case holder, and to the backup as well while the holder is absent', async () => {
    const now = new Date().toISOString();
    const today = now.slice(0, 10);
    const absence = { absenceId: '1e0a0d7c-0000-4000-8000-000000000006', member: 'wc-01' };
    await plantCase(database.db, terms().journal);
    send();
    await settled();
    expect((await readAll()).map(({ to }) => to)).toEqual(['wc-01@op-koers.example']);
    await recordAbsence(
      database.db,
      { ...absence, from: '2020-01-01', until: `${String(Number(today.slice(0, 4)) + 1)}-01-01` },
      { by: 'pl-01', at: now },
      policy.tables,
    );
    const caseNumber = await plantCase(database.db, terms().journal);
    await settled();
    const mails = (await readAll()).slice(1);
    expect(mails.map(({ to }) => to)).toEqual(['wc-01@op-koers.example', 'wc-02@op-koers.example']);
    expect(mails[0]?.text).toContain(`Dossier ${caseNumber}`);
    expect(mails[0]?.text).toContain('De termijn voor het intakegesprek is voorbij');
  });

  it('wait when the mail server is busy for one, while the others are told once', async () => {
    refusals['wc-01@op-koers.example'] = 451;
    await plantCase(database.db, terms().journal);
    await plantCase(database.db, scheduled().journal);
    send();
    const rows = await eventually(async () => {
      const found = await notices();
      return listener.received.length === 3 &&
        found.every(
          (row) =>
            row.attempts === 1 &&
            row.next_attempt_at !== null &&
            Date.parse(row.next_attempt_at) - Date.now() < 60_001,
        )
        ? found
        : undefined;
    }, 'both notices wait a minute');
    expect(rows.map(({ sent_at }) => sent_at)).toEqual([null, null]);
    refusals = {};
    await database.db
      .updateTable('notice')
      .set({ next_attempt_at: '2020-01-01T00:00:00.000Z' })
      .execute();
    await settled();
    const recipients = listener.received.map(({ to }) => to.join()).sort();
    expect(recipients).toEqual(
      ['id-01', 'st-01', 'vh-01', 'wc-01', 'wc-01'].map((code) => `${code}@op-koers.example`),
    );
  });

  it('are given up after the fifth failure, and stay', async () => {
    refusals['wc-01@op-koers.example'] = 451;
    await plantCase(database.db, terms().journal);
    await database.db.updateTable('notice').set({ attempts: 4 }).execute();
    send();
    const [row] = await settled();
    expect(row).toMatchObject({ sent_at: null, attempts: 5, next_attempt_at: null });
    expect(row?.given_up_at).not.toBeNull();
    expect(log.join('')).toContain('SMTP_451');
  });

  it('say so when there is no address', async () => {
    await plantCase(database.db, terms().journal);
    send({ ...directory, members: {} });
    const [row] = await settled();
    expect(row?.given_up_at).not.toBeNull();
    expect(log.join('')).toContain('ADDRESS_UNKNOWN');
  });

  it('keep their Message-ID when a killed sender left one half sent', async () => {
    await plantCase(database.db, terms().journal);
    send();
    await settled();
    await database.db
      .updateTable('notice')
      .set({ sent_at: null, facts: JSON.stringify({ ...(await notices())[0]!.facts, told: [] }) })
      .execute();
    await settled();
    const ids = await Promise.all(
      listener.received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('are sent once by two senders at the same time', async () => {
    for (let n = 0; n < 10; n += 1) await plantCase(database.db, terms().journal);
    send();
    send();
    await settled();
    expect(listener.received).toHaveLength(10);
  });
});
