import { dutchTime } from '../dutch-moment';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';

/** What is shown may be old: since when, and that nothing is lost. */
export function BehindNotice({ since }: { readonly since: string | undefined }) {
  if (since === undefined) return null;
  return (
    <Notice tone="warning" role="status" title="Nieuwe gegevens komen later.">
      <P>
        Het systeem loopt achter sinds {dutchTime(since)}. Wat je opslaat is bewaard. Het staat hier
        zodra het verwerkt is.
      </P>
    </Notice>
  );
}
