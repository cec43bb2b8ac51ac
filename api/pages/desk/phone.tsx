import { Tel } from '../parts/text';

/** A number, and behind it what was written about when to phone. */
export function Phone({ written }: { readonly written: string }) {
  const [, number = '', wish = ''] = /^([+\d][\d ()-]*)(.*)$/su.exec(written) ?? [];
  if (number === '') return <>{written}</>;
  return (
    <>
      <Tel>{number.trim()}</Tel>
      {wish}
    </>
  );
}
