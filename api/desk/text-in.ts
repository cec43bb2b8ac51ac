import type { DossierEntry } from '../../store/dossier';
import type { TextOf } from './case-desk';

export function textIn(texts: ReadonlyMap<string, DossierEntry>): TextOf {
  return (ref) => {
    const content = ref === undefined ? undefined : texts.get(ref)?.content;
    return typeof content === 'string' ? content : undefined;
  };
}
