/** `OK-2026-00042-H2`: fits a path segment, a webhook-id and `identificatie` of a zaak. */
export function handoffIdOf(caseNumber: string, number: number): string {
  return `${caseNumber}-H${String(number)}`;
}

export interface HandoffPlace {
  readonly caseNumber: string;
  readonly number: number;
}

export function placeOf(handoffId: string): HandoffPlace | undefined {
  const [, caseNumber, number] = /^(OK-\d{4}-\d{5,9})-H([1-9]\d{0,3})$/.exec(handoffId) ?? [];
  return caseNumber === undefined ? undefined : { caseNumber, number: Number(number) };
}

/** Throws on what is no id of a hand-off. */
export function caseNumberOf(handoffId: string): string {
  const place = placeOf(handoffId);
  if (place === undefined) throw new Error('not the id of a hand-off');
  return place.caseNumber;
}

/** As people read it in a mail or on a page: `OK-2026-00042/2`. */
export function referenceOf(handoffId: string): string {
  return handoffId.replace('-H', '/');
}
