import { z } from 'zod';
import type { Surprises } from './refused-commands';
import type { Writer } from './writer';

const EntriesSchema = z.object({
  entries: z.array(z.object({ entryId: z.string(), kind: z.string() })),
});
const FoundSchema = z.object({ cases: z.array(z.object({ caseNumber: z.string() })) });

/** A citizen number in every place that takes one, and in some that do not. */
export async function writeNumbers(writer: Writer, surprises: Surprises): Promise<void> {
  const { book, person } = writer;
  const note = `Het nummer is ${book.number('kept', 'number within a text')}.`;
  await writer.give('dossier', { kind: 'note', content: note });
  await search(writer, person.bsn, 1, surprises);
  await search(writer, book.number('refused', 'number that nobody has'), 0, surprises);
  await misplace(writer, surprises);
  const right = book.number('kept', 'number of a correction');
  await correct(writer, right);
  await search(writer, right, 1, surprises);
  // Nobody is found by what was corrected.
  await search(writer, person.bsn, 0, surprises);
}

async function search(
  { prober, caseNumber }: Writer,
  bsn: string,
  expected: number,
  surprises: Surprises,
): Promise<void> {
  const { status, body } = await prober.send({
    ...{ method: 'POST', target: '/v1/case-searches', body: { bsn } },
  });
  const cases = FoundSchema.safeParse(body).data?.cases ?? [];
  const own = cases.filter((found) => found.caseNumber === caseNumber);
  if (status !== 200 || own.length !== expected)
    surprises.push(`a search found ${String(own.length)}, answered ${String(status)}`);
}

/** As a careless client sends one: all refused, and none of them may stay anywhere. */
async function misplace({ prober, book, caseNumber }: Writer, surprises: Surprises): Promise<void> {
  const number = (field: string) => book.number('refused', field);
  const searching = { method: 'POST', target: '/v1/case-searches' } as const;
  const probes = [
    { method: 'GET', target: `/v1/cases?bsn=${number('number in a query')}` },
    { method: 'GET', target: `/v1/cases/${number('number in a path')}` },
    { ...searching, body: { bsn: number('number beside a name'), name: 'Zoë' } },
    { ...searching, body: { bsn: [number('number in a list')] } },
    {
      ...{ method: 'POST', target: `/v1/cases/${caseNumber}/team` },
      ...{ body: { caseHolder: number('number for a member') }, key: 'bad-number' },
      headers: { 'user-agent': number('number in a header') },
    },
  ];
  for (const probe of probes) {
    const { status } = await prober.send(probe);
    if (status < 400 || status > 499)
      surprises.push(`a number out of place: ${String(status)} instead of 4xx`);
  }
}

async function correct({ prober, give, caseNumber, referred }: Writer, bsn: string): Promise<void> {
  const target = `/v1/cases/${caseNumber}/dossier`;
  const { entries } = EntriesSchema.parse((await prober.send({ method: 'GET', target })).body);
  const person = entries.find(({ kind }) => kind === 'person');
  if (person === undefined) throw new Error(`${caseNumber} has no entry of its person.`);
  const content = { ...referred, bsn };
  await give('corrections', { entryId: person.entryId, content, reason: 'written-wrongly' });
}
