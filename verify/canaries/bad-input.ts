import type { Probe } from './prober';
import type { Surprises } from './refused-commands';
import type { Writer } from './writer';

type Word = (field: string) => string;

/** Requests that are wrong in themselves: answered 4xx, and nothing of them may be anywhere. */
export async function sendBadInput(writer: Writer, surprises: Surprises): Promise<void> {
  const { book, prober, caseNumber } = writer;
  const word: Word = (field) => book.word('refused', field);
  const text: Word = (field) => book.text('refused', field);
  const known = `/v1/cases/${caseNumber}`;
  const probes = [
    ...wrongFields(word, text, known),
    ...wrongBodies(word, text, known),
    ...wrongPaths(word, known),
    ...wrongHeaders(word, text, known),
  ];
  for (const probe of probes) {
    const { status } = await prober.send(probe);
    const isRefused = status >= 400 && status < 500;
    if (!isRefused) surprises.push(`${probe.method} ${probe.target}: ${status} instead of 4xx`);
  }
  for (const bytes of noHttp(word)) {
    const { status } = await prober.sendRaw(bytes);
    if (status < 400 || status > 499) surprises.push(`bytes that are no HTTP: ${status}`);
  }
}

function wrongFields(word: Word, text: Word, known: string): Probe[] {
  const referral = { source: 'social-team', team: 'adult', story: text('story beside an error') };
  const bad = (field: string, body: object): Probe => ({
    ...post('/v1/cases', { ...referral, ...body }, `bad-${field}-key`),
  });
  const name = word('name of an unknown field');
  return [
    bad('source', { source: word('source') }),
    bad('team', { team: text('team') }),
    bad('domains', { lifeDomains: ['debts', word('life domain')] }),
    bad('urgency', { urgency: { level: word('object instead of a word') } }),
    bad('earlier', { earlierCase: word('earlier case') }),
    bad('unknown', { remarks: text('value of an unknown field') }),
    bad('deep', { person: { name: 'Zoë', bsn: word('value of an unknown field in person') } }),
    bad('named', { [`mevrouw ${name}`]: 1 }),
    bad('birth', { person: { name: 'Zoë', birthDate: word('birth date') } }),
    bad('email', { person: { name: 'Zoë', email: `geen mail ${word('e-mail')}` } }),
    bad('control', { story: `\u0007${text('story with a control character')}` }),
    bad('bidi', { story: `\u202e${text('story with a turned direction')}` }),
    bad('long', { story: text('too long story').repeat(1_000) }),
    post(`${known}/intake`, { lifeDomains: text('text instead of a list') }, 'bad-intake-key'),
    post(`${known}/sessions`, { kind: 'first', startsAt: word('instant') }, 'bad-session-key'),
    post(`${known}/actions`, { actionId: 'a1', owner: text('owner'), what: 'x' }, 'bad-owner-key'),
    post(`${known}/team`, { caseHolder: text('case holder') }, 'bad-team-key'),
    post(`${known}/signals`, { theme: word('theme'), window: 'resident' }, 'bad-theme-key'),
    post(`${known}/deviations`, { rule: `${text('rule')}!` }, 'bad-rule-key'),
    post(`/v1/members/${word('member')}/absences`, { fromDate: word('from') }, 'bad-absence-key'),
  ];
}

function wrongBodies(word: Word, text: Word, known: string): Probe[] {
  const target = `${known}/dossier`;
  const body = (field: string) => JSON.stringify({ kind: 'note', content: text(field) });
  const raw = (bytes: string | Buffer, headers = {}): Probe => ({
    ...{ ...post(target, bytes, 'bad-body-key'), headers },
  });
  const notUtf8 = [body('not UTF-8').slice(0, -2), '\xff"}'].join('');
  return [
    raw(body('half JSON').slice(0, -1)),
    raw(`${body('JSON and more')} ${word('after the JSON')}`),
    raw(`{"kind":"note","kind":"${word('key twice')}","content":"x"}`),
    raw(`{"__proto__":"${word('forbidden key')}"}`),
    raw(`${'['.repeat(40)}"${word('too deep')}"${']'.repeat(40)}`),
    raw(`{"kind":"note","content":"\\u0000${word('null character')}"}`),
    raw(`{"kind":"note","content":"\\ud800${word('half a surrogate pair')}"}`),
    raw(Buffer.from(notUtf8, 'latin1')),
    raw(body('wrong media type'), { 'content-type': `text/${word('media type')}` }),
    raw(body('wrong encoding'), { 'content-encoding': word('content encoding') }),
    raw(body('too large') + ' '.repeat(300_000)),
    raw(`"${word('a text instead of an object')}"`),
  ];
}

function wrongPaths(word: Word, known: string): Probe[] {
  const get = (target: string): Probe => ({ method: 'GET', target });
  return [
    get(`/v1/cases/${word('case number')}`),
    get(`/v1/cases/OK-2020-99999/${word('route below a case')}`),
    get(`${known}/dossier/${word('entry')}`),
    get(`/v1/../../etc/${word('path upwards')}`),
    get(`/v1/cases/..%2f..%2f${word('encoded path upwards')}`),
    get(`/docs/..%2f..%2f${word('path out of the docs')}`),
    get(`/docs/%2e%2e/%2e%2e/${word('dotted path out of the docs')}`),
    get(`//${word('host in the path')}/v1/cases`),
    get(`/v1/cases/%00${word('null character in a path')}`),
    get(`/v1/cases/%zz${word('path that is not encoded right')}`),
    get(`/v1/cases?stage=${word('stage')}`),
    get(`/v1/cases?cursor=${word('cursor')}`),
    get(`/v1/cases?mevrouw%20${word('name of a query field')}=1`),
    get(`/v1/cases?attention=%e2%28${word('query that is not UTF-8')}`),
    get(`/v1/cases?access_token=${word('token in a URL')}`),
    get(`${known}?atLeast=${word('sequence')}`),
    { method: 'DELETE', target: `/v1/cases/${word('method not allowed')}` },
    { method: 'PATCH', target: `${known}/actions/${word('action id')}`, body: {}, key: 'bad-path' },
  ];
}

function wrongHeaders(word: Word, text: Word, known: string): Probe[] {
  const body = { kind: 'note', content: text('text beside a wrong header') };
  const send = (headers: Record<string, string>): Probe => ({
    ...{ method: 'POST', target: `${known}/dossier`, headers, body },
  });
  return [
    send({ 'idempotency-key': `een sleutel van ${word('key with spaces')}` }),
    send({ 'idempotency-key': word('key too long').repeat(10) }),
    send({ authorization: `Bearer ${word('token')}`, 'idempotency-key': 'bad-token-key' }),
    send({ authorization: word('authorisation'), 'idempotency-key': 'bad-token-key' }),
    send({ accept: `text/${word('wanted media type')}`, 'idempotency-key': 'bad-accept-key' }),
    {
      method: 'GET',
      target: `/v1/nothing-here`,
      headers: {
        'user-agent': word('user agent'),
        referer: `https://example.nl/${word('referer')}`,
        origin: `https://${word('origin')}.example.nl`,
        cookie: `name=${word('cookie')}`,
        'x-forwarded-for': word('forwarded for'),
        'x-request-id': word('request id'),
        traceparent: `00-${word('trace parent')}-01`,
      },
    },
  ];
}

function noHttp(word: Word): string[] {
  return [
    `GET /${word('other protocol')} HTTP/9.9\r\n\r\n`,
    `${word('no request line')}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${word('too long header')}${'x'.repeat(20_000)}\r\n\r\n`,
    `POST /v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: x${word('content length')}\r\n\r\n`,
  ];
}

function post(target: string, body: unknown, key: string): Probe {
  return { method: 'POST', target, body, key };
}
