import type { Published } from '../../../domain/report/counts';
import { Bars } from '../parts/bars';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { say } from './report-view';

export interface CountRow {
  readonly words: string;
  readonly count: Published;
}

interface CountListProps {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly CountRow[];
  /** The words are names, which keep their capital in a sentence. */
  readonly areNames?: boolean;
}

/** Lines with a number as a table, each with its bar; the others are named in one sentence. */
export function CountList({ caption, head, rows, areNames = false }: CountListProps) {
  const known = rows.filter(({ count }) => count !== 'withheld');
  const unknown = rows.filter(({ count }) => count === 'withheld').map(({ words }) => words);
  const listedWords = areNames ? unknown : unknown.map(uncapitalised);
  const numbers = known.map(({ count }) => (count === 'withheld' ? 0 : count));
  return (
    <>
      {known.length > 0 && (
        <Table
          isPlain
          caption={caption}
          head={[head, 'Aantal', '']}
          numeric={[1]}
          rows={known.map(({ words, count }, index) => [
            words,
            say(count),
            <Bars now={numbers[index]} most={Math.max(...numbers)} />,
          ])}
        />
      )}
      {unknown.length > 0 && <P quiet>{`Geen getal: ${listedWords.join(', ')}.`}</P>}
    </>
  );
}

/** In a sentence; abbreviations and what is not a word stay as they are. */
function uncapitalised(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
