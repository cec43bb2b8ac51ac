import { dutchTime } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { Link, P } from '../parts/text';
import { caseAt } from './addresses';
import type { Visit } from './visit';

/** What became of the referral before this one. */
export function ReferredNotice({ visit }: { readonly visit: Visit }) {
  const { gedaan: caseNumber, weer, wacht } = visit.query;
  if (caseNumber === undefined || !/^OK-\d{4}-\d{5,9}$/.test(caseNumber)) return null;
  if (weer !== undefined) return <ReferredBefore caseNumber={caseNumber} at={weer} />;
  if (wacht === '1')
    return (
      <Notice tone="ok" role="status" title={`De aanmelding is bewaard: ${caseNumber}`}>
        <P>Het systeem is even weg. Het traject begint vanzelf zodra het terug is.</P>
      </Notice>
    );
  return (
    <Notice tone="ok" role="status" title={`De aanmelding is gedaan: ${caseNumber}`}>
      <P>
        De tafel kiest binnen drie werkdagen wie dit oppakt.{' '}
        <Link href={caseAt(caseNumber)}>Naar het traject</Link>
      </P>
    </Notice>
  );
}

interface ReferredBeforeProps {
  readonly caseNumber: string;
  /** Empty where it is not known. */
  readonly at: string;
}

function ReferredBefore({ caseNumber, at }: ReferredBeforeProps) {
  const when = Number.isNaN(Date.parse(at)) ? '' : ` om ${dutchTime(at)}`;
  return (
    <Notice role="status" title={`Dit was al opgeslagen${when}: ${caseNumber}`}>
      <P>
        Er is niets dubbel gebeurd. <Link href={caseAt(caseNumber)}>Naar het traject</Link>
      </P>
    </Notice>
  );
}
