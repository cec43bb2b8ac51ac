import type { CanaryBook, Fate } from './canary-book';
import { caseNumberOf, sequenceOf, type Probe, type ProbeAnswer, type Prober } from './prober';

/** Someone who writes canaries into the fields of one case. */
export interface Writer {
  readonly caseNumber: string;
  readonly prober: Prober;
  readonly book: CanaryBook;
  /** The words in what is known of the person, by field. */
  readonly person: Readonly<Record<'name' | 'phone' | 'email' | 'address' | 'bsn', string>>;
  /** The same as it was sent, words and what is around them. */
  readonly referred: object;
  /** A text whose field is named after the request and it. */
  readonly text: (fate: Fate, field: string) => string;
  /** An Idempotency-Key with a canary in it, as a careless client makes one. */
  readonly key: (field: string) => string;
  /** Sends a command that must be accepted; resolves to the sequence number. */
  readonly give: (path: string, body: unknown, method?: string) => Promise<number>;
  /** What the API shows of the case once it has this sequence number. */
  readonly view: (sequence: number) => Promise<unknown>;
}

export async function referCase(prober: Prober, book: CanaryBook): Promise<Writer> {
  const text = (fate: Fate, field: string) => book.text(fate, field);
  const key = (field: string) => `key-${book.word('refused', `Idempotency-Key of ${field}`)}`;
  const word = (field: string) => book.word('kept', `person.${field}`);
  const story = text('kept', 'story');
  const person = {
    name: word('name'),
    phone: word('phone'),
    email: word('email'),
    address: word('address'),
    bsn: book.number('kept', 'person.bsn'),
  };
  const referred = asSent(person);
  const referral = {
    source: 'social-team',
    team: 'adult',
    lifeDomains: ['debts'],
    story,
    person: referred,
  };
  const request = { method: 'POST', target: '/v1/cases', body: referral };
  const caseNumber = caseNumberOf(
    mustBeAccepted(await prober.send({ ...request, key: key('referral') }), request),
  );
  return {
    caseNumber,
    prober,
    book,
    person,
    referred,
    text,
    key,
    async give(path, body, method = 'POST') {
      const probe: Probe = { method, target: `/v1/cases/${caseNumber}/${path}`, body };
      const answer = await prober.send({ ...probe, key: key(`${method} ${path}`) });
      return sequenceOf(mustBeAccepted(answer, probe)) ?? 0;
    },
    async view(sequence) {
      const target = `/v1/cases/${caseNumber}?atLeast=${sequence}`;
      const probe = { method: 'GET', target };
      return mustBeAccepted(await prober.send(probe), probe).body;
    },
  };
}

function asSent({ name, phone, email, address, bsn }: Writer['person']) {
  return {
    name: `Zoë ${name}`,
    birthDate: '1990-05-05',
    bsn,
    phone: `+31 6 ${phone}`,
    email: `${email}@example.nl`,
    address: `Straat 1, ${address}`,
  };
}

/** The message may name no more than the answer does: it goes to the terminal. */
function mustBeAccepted(answer: ProbeAnswer, { method, target }: Probe): ProbeAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(`${method} ${target} was answered ${answer.status}: ${answer.text}`);
}
