/** The first name, where one is known. */
export function firstName(name: string | undefined): string {
  return name?.split(' ')[0] ?? 'de inwoner';
}
