import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Client } from 'pg';

interface Work {
  readonly statements: string[];
}

const file = process.env['OP_KOERS_COUNTED'] ?? '';
const requests = new AsyncLocalStorage<Work>();

const queryOf = methodOf(Client.prototype, 'query');
const emitOf = methodOf(Server.prototype, 'emit');

/** Loaded before an api: each of its answers leaves a line with the statements that were sent to PostgreSQL for it. */
Object.assign(Client.prototype, {
  query(this: Client, ...given: unknown[]): unknown {
    requests.getStore()?.statements.push(textOf(given[0]));
    return Reflect.apply(queryOf, this, given);
  },
});

Object.assign(Server.prototype, {
  emit(this: Server, ...given: unknown[]): unknown {
    const [event, request, response] = given;
    const isRequest = request instanceof IncomingMessage && response instanceof ServerResponse;
    if (event !== 'request' || !isRequest) return Reflect.apply(emitOf, this, given);
    const work: Work = { statements: [] };
    noteAtEnd(request, response, work);
    return requests.run(work, (): unknown => Reflect.apply(emitOf, this, given));
  },
});

/** Before the last byte leaves, so that whoever has the answer finds the line. */
function noteAtEnd(
  { url }: IncomingMessage,
  response: { readonly statusCode: number },
  work: Work,
): void {
  const end = methodOf(response, 'end');
  Object.assign(response, {
    end(...given: unknown[]): unknown {
      const { statusCode: status } = response;
      appendFileSync(file, `${JSON.stringify({ url, status, ...work })}\n`);
      return Reflect.apply(end, response, given);
    },
  });
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const isNamed = typeof statement === 'object' && statement !== null && 'text' in statement;
  return isNamed ? String(statement.text) : '';
}

function methodOf(owner: object, name: string) {
  const found: unknown = Reflect.get(owner, name);
  if (typeof found !== 'function') throw new Error(`There is no ${name} to watch.`);
  return found;
}
