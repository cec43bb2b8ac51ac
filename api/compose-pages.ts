import type { Logger } from 'pino';
import type { Config } from '../config/config';
import type { Members } from '../config/members';
import type { Partner } from '../domain/partner/partner';
import type { Policy } from '../domain/policy/policy';
import type { AccessLog } from '../store/access-log';
import type { Database } from '../store/database';
import type { CaseKeys } from '../store/keys/case-keys';
import { createReportLinks } from '../store/report-links';
import { createHandoffLinks } from '../store/handoff-links';
import { logPartnerPages } from './access-log/log-partner-pages';
import { logResidentDoor, logResidentPages } from './access-log/log-resident-pages';
import { createPartnerPages, type PartnerPagesOptions } from './pages/partner/partner-pages';
import { createPolicyPages } from './pages/policy-group/policy-pages';
import { createResidentPages } from './pages/resident/resident-pages';
import { createPrinter, type Print } from './pages/print-page';
import { createStaffPages, type StaffPagesOptions } from './pages/staff-pages';
import { createPolicyDesk } from './policy-group/policy-desk';
import { createPartnerDesk } from './partners/partner-desk';
import { createResidentDesk } from './residents/resident-desk';
import { createResidentDoor } from './residents/resident-door';
import { createLabels } from './policy-group/labels';

/** One for all pages, so that they stand in one line; undefined where no Chromium is configured. */
export function printerOf({ HUB_CHROMIUM: program }: Config, logger: Logger): Print | undefined {
  return program === undefined ? undefined : createPrinter(program, logger);
}

interface PageParts {
  readonly policy: Policy;
  readonly members: Members;
  readonly logger: Logger;
  readonly db: Database;
  readonly partners: readonly Partner[];
}

interface WithPrinter {
  readonly print: Print | undefined;
}

interface DeskParts extends PageParts {
  readonly sendCode: PartnerPagesOptions['sendCode'];
  readonly keys: CaseKeys;
  readonly accessLog: AccessLog;
}

/** The mailbox of a partner by its id; undefined of one that is not spoken to by mail. */
export function mailboxesOf(partners: readonly Partner[]) {
  return (id: string) => {
    const partner = partners.find((one) => one.id === id);
    return partner?.protocol === 'email' ? partner.email.mailbox : undefined;
  };
}

/** The pages behind the links that partners get by mail. */
export function partnerPages(
  config: Config,
  { logger, db, keys, partners, accessLog, members, sendCode }: DeskParts,
) {
  const { supportPhone } = members;
  const desk = createPartnerDesk({ db, keys, partners, logger, without: config.HUB_WITHOUT });
  return createPartnerPages({
    desk: logPartnerPages(desk, accessLog),
    links: createHandoffLinks(db, config.HUB_LINK_SECRET),
    secret: config.HUB_LINK_SECRET,
    sendCode,
    mailboxOf: mailboxesOf(partners),
    supportPhone,
    publicUrl: publicUrlOf(config),
    logger,
    attemptsPerAddress: config.HUB_RATE_LIMIT_PER_MINUTE,
  });
}

type ResidentParts = Parameters<typeof createResidentDesk>[0] & {
  readonly logger: Logger;
  readonly accessLog: AccessLog;
  readonly supportPhone: string;
} & WithPrinter;

/** The pages behind the code on a letter. */
export function residentPages(config: Config, parts: ResidentParts) {
  const { accessLog, supportPhone, logger, print } = parts;
  return createResidentPages({
    desk: logResidentPages(createResidentDesk(parts), accessLog),
    door: logResidentDoor(createResidentDoor(parts), accessLog),
    secret: config.HUB_LINK_SECRET,
    publicUrl: publicUrlOf(config),
    ...{ supportPhone, logger, print },
  });
}

/** The pages behind the link that the policy group gets with every edition. */
export function policyPages(config: Config, parts: PageParts & WithPrinter) {
  const { logger, db, partners, policy, members, print } = parts;
  return createPolicyPages({
    desk: createPolicyDesk(db),
    links: createReportLinks(config.HUB_LINK_SECRET, publicUrlOf(config)),
    labels: createLabels(policy, partners),
    supportPhone: members.supportPhone,
    logger,
    attemptsPerAddress: config.HUB_RATE_LIMIT_PER_MINUTE,
    print,
  });
}

type StaffParts = Pick<
  StaffPagesOptions,
  'db' | 'logger' | 'policy' | 'members' | 'labels' | 'signIn' | 'operations' | 'print'
>;

/** The pages of who signs in. */
export function staffPages(config: Config, parts: StaffParts) {
  return createStaffPages({
    ...parts,
    secret: config.HUB_LINK_SECRET,
    publicUrl: publicUrlOf(config),
    rateLimitPerMinute: config.HUB_RATE_LIMIT_PER_MINUTE,
  });
}

export function publicUrlOf({ HUB_PUBLIC_URL, HUB_HOST, HUB_PORT }: Config): string {
  return HUB_PUBLIC_URL ?? `http://${HUB_HOST}:${String(HUB_PORT)}`;
}
