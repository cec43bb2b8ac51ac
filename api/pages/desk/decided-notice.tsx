import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import type { Visit } from './visit';

const words = {
  opgepakt: 'is opgepakt. De casushouder ziet het nu bij Vandaag.',
  doorverwezen: 'is doorverwezen. Bel nog wie aanmeldde.',
} as const;

/** Vandaag, for who decided on a referral and may not open the case any more. */
export function decidedAt(
  { params }: Pick<Visit, 'params'>,
  how: keyof typeof words,
  wasThere: boolean,
): string {
  return `/vandaag?${how}=${params['caseNumber'] ?? ''}${wasThere ? '&weer=1' : ''}`;
}

/** What became of the referral that the viewer decided on just now. */
export function DecidedNotice({ visit: { query } }: { readonly visit: Visit }) {
  const how = query['opgepakt'] === undefined ? 'doorverwezen' : 'opgepakt';
  const caseNumber = query[how];
  if (caseNumber === undefined || !/^OK-\d{4}-\d{5,9}$/.test(caseNumber)) return null;
  const isAgain = query['weer'] === '1';
  const title = isAgain ? 'Dit was al opgeslagen.' : `${caseNumber} ${words[how]}`;
  return (
    <Notice tone={isAgain ? 'info' : 'ok'} role="status" title={title}>
      {isAgain && <P>Er is niets dubbel gebeurd.</P>}
    </Notice>
  );
}
