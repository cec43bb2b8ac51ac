import { randomUUID } from 'node:crypto';

export interface InvalidParam {
  readonly name: string;
  readonly code: string;
  readonly reason: string;
}

/** An answer that is an error; texts as Open Zaak 1.30.0 gives them (measured). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly params: readonly InvalidParam[];

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    params: readonly InvalidParam[] = [],
  ) {
    super(code);
    this.params = params;
  }
}

const titles: Readonly<Record<number, readonly [string, string]>> = {
  400: ['ValidationError', 'Ongeldige invoer.'],
  403: ['PermissionDenied', 'Je hebt geen toestemming om deze actie uit te voeren.'],
  404: ['NotFound', 'Niet gevonden.'],
  405: ['MethodNotAllowed', 'Methode niet toegestaan.'],
  406: ['NotAcceptable', 'Kan niet voldoen aan de opgegeven Accept header.'],
  412: ['PreconditionFailed', 'Voorwaarde is niet vervuld'],
  500: ['APIException', 'Er is een serverfout opgetreden.'],
};

export function renderRefusal({ status, code, detail, params }: Refusal, origin: string): string {
  const [type = 'APIException', title = ''] = titles[status] ?? [];
  return JSON.stringify({
    type: `${origin}/ref/fouten/${type}/`,
    code,
    title,
    status,
    detail,
    instance: `urn:uuid:${randomUUID()}`,
    ...(params.length > 0 && { invalidParams: params }),
  });
}

export function invalid(name: string, code: string, reason: string): Refusal {
  return new Refusal(400, 'invalid', 'Ongeldige invoer.', [{ name, code, reason }]);
}

export function notFound(): Refusal {
  return new Refusal(404, 'not_found', 'Niet gevonden.');
}
