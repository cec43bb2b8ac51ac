import { Client } from 'pg';

export interface Book {
  readonly lines: number;
  readonly cents: number;
}

/** What two independent books say of the spends of one case. */
export interface Books {
  readonly journal: Book;
  readonly ledger: Book;
}

const journalLines = `select count(*)::int as lines, coalesce(sum((data->>'amountCents')::int), 0)::int as cents
  from case_journal where type = 'budgetSpent' and case_number = $1`;
const ledgerLines = `select count(*)::int as lines, coalesce(sum(amount_cents), 0)::int as cents
  from budget_ledger where kind = 'spend' and case_number = $1`;

export async function readBooks(databaseUrl: string, caseNumber: string): Promise<Books> {
  return withClient(databaseUrl, async (client) => {
    const read = async (query: string): Promise<Book> => {
      const { rows } = await client.query<Book>(query, [caseNumber]);
      return rows[0] ?? { lines: 0, cents: 0 };
    };
    return { journal: await read(journalLines), ledger: await read(ledgerLines) };
  });
}

/** Cases in which more was spent than approved, by either book; the control of a proof may make some. */
export async function countOverspent(databaseUrl: string): Promise<number> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ count: number }>(`
      with spent as (
        select case_number, request_id, sum(case kind when 'spend' then amount_cents else -amount_cents end) as cents
        from budget_ledger group by 1, 2
      )
      select count(*)::int as count from budget_request left join spent using (case_number, request_id)
      where coalesce(spent.cents, 0) > approved_cents`);
    return rows[0]?.count ?? 0;
  });
}

export async function sumLedger(databaseUrl: string, prefix: string): Promise<Book> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<Book>(
      `select count(*)::int as lines, coalesce(sum(amount_cents), 0)::int as cents
       from budget_ledger where case_number like $1`,
      [`${prefix}%`],
    );
    return rows[0] ?? { lines: 0, cents: 0 };
  });
}

/** For control runs: what no hand of the hub could do. */
export async function spoil(databaseUrl: string, what: 'ledger' | 'ledger-checks'): Promise<void> {
  const statements = {
    ledger: 'delete from budget_ledger where seq = (select max(seq) from budget_ledger)',
    'ledger-checks': `alter table budget_request drop constraint request_spent_within_approved;
      alter table case_budget drop constraint spent_within_approved`,
  };
  await withClient(databaseUrl, (client) => client.query(statements[what]));
}

async function withClient<Result>(
  databaseUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
