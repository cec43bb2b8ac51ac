import type { Owner } from './module-owner';

const ownRooms = ['workflows/', 'domain/'];
/** The one file of the codec that runs in the isolate, too. */
const failureConverter = 'codec/failure-converter.ts';

/**
 * What has no place in the isolate: rooms other than workflows/ and domain/ but for one file, Node's own modules, and every package that
 * a bare workflow does not bring along too. A list of what is allowed, because nobody can list what will be imported.
 */
export function findIntruders<Module extends Owner>(
  modules: readonly Module[],
  bare: readonly Owner[],
  trialFolder: string,
): readonly Module[] {
  const brought = new Set(bare.map(({ owner }) => owner));
  return modules.filter(({ kind, owner, source }) => {
    if (kind === 'node') return true;
    if (kind === 'ours')
      return (
        !ownRooms.includes(owner) &&
        !source.startsWith(trialFolder) &&
        !source.endsWith(failureConverter)
      );
    if (kind === 'package') return !brought.has(owner);
    // The bundler's own runtime grows with what it serves; a module it left empty is one that was asked for.
    return source.startsWith('ignored|') && !brought.has(owner);
  });
}

/** By owner: how many modules. */
export function countByOwner(modules: readonly Owner[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { owner } of modules) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts];
}
