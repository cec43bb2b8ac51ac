import { readBirthYear, readCode } from '../../../domain/resident/resident-code';
import type { FieldError } from '../parts/errors';
import { CodePage } from './code-page';
import { start } from './resident-layout';
import type { PostedForm, Visit, VisitParts } from './visit';

/** A right code opens the plan; every other gets the same answer, whatever is wrong with it. */
export async function openPlan(
  { door }: VisitParts,
  visit: Visit,
  { typed }: PostedForm,
): Promise<void> {
  const { frame, address, now } = visit;
  const code = readCode(typed.get('code') ?? '');
  const birthYear = readBirthYear(typed.get('jaar') ?? '');
  if (code === undefined || birthYear === undefined) {
    const errors = missing(code, birthYear);
    visit.send(400, <CodePage frame={frame} errors={errors} />);
    return;
  }
  const opened = await door.open({ code, birthYear }, address, now);
  if (opened.result === 'open') {
    visit.keep(opened.token);
    visit.redirect(start);
  } else if (opened.result === 'too-often')
    visit.send(429, <CodePage frame={frame} trouble="too-often" />);
  else visit.send(400, <CodePage frame={frame} trouble="wrong" />);
}

/** What can be no code of ours at all is no guess: it is said, and does not count as a try. */
function missing(code: string | undefined, birthYear: number | undefined): readonly FieldError[] {
  return [
    ...(code === undefined
      ? [{ field: 'code', text: 'Vul de 8 letters en cijfers van je brief in.' }]
      : []),
    ...(birthYear === undefined
      ? [{ field: 'jaar', text: 'Vul het jaar in waarin je geboren bent. Bijvoorbeeld 1985.' }]
      : []),
  ];
}
