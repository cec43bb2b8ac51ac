import { isDoubtful } from './zgw-error';

/**
 * Makes a thing that must exist once, at a partner that has no idempotency key: it looks before it makes, and again when
 * the answer left in doubt whether it was made. One writer per zaak: between looking and making nobody else may come.
 */
export async function atMostOnce<Thing>(
  look: () => Promise<Thing | undefined>,
  make: () => Promise<Thing>,
): Promise<Thing> {
  const known = await look();
  if (known !== undefined) return known;
  try {
    return await make();
  } catch (error) {
    if (!isDoubtful(error)) throw error;
    // That it was in doubt says more than that looking failed too.
    const made = await look().catch(() => undefined);
    if (made === undefined) throw error;
    return made;
  }
}
