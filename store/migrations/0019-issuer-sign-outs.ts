import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await issuerSubjects.execute(db);
}

/** The issuer says who signed out there by the name of its id tokens, which may differ from that of access tokens. */
const issuerSubjects = sql`
  alter table sign_out drop constraint sign_out_kind_check;
  alter table sign_out add constraint sign_out_kind_check check (kind in ('subject', 'session', 'issuer-subject'));
`;
