import { z } from 'zod';
import { bytesBySource } from './mapped-bytes';
import { ownerOf, type Owner } from './module-owner';

const MapSchema = z.object({ sources: z.array(z.string()), mappings: z.string() });

export interface BundledModule extends Owner {
  readonly bytes: number;
}

export interface BundleContents {
  /** What the isolate reads: all but the source map. */
  readonly script: string;
  readonly bytes: number;
  readonly modules: readonly BundledModule[];
  /** What the map names no source for: wrappers of the bundler, indents, and what has no map of its own. */
  readonly unmappedBytes: number;
}

const mapMark = '//# sourceMappingURL=data:application/json;charset=utf-8;base64,';

/** What is in a bundle, by the source map at its end. */
export function readBundle(code: string, root: string): BundleContents {
  // The last one: code of a package may hold the same words as a string.
  const mapAt = code.lastIndexOf(mapMark);
  if (mapAt < 0) throw new Error('The bundle ends without an inline source map.');
  const script = code.slice(0, mapAt);
  const json = Buffer.from(code.slice(mapAt + mapMark.length), 'base64').toString();
  const { sources, mappings } = MapSchema.parse(JSON.parse(json));
  const bytesOf = bytesBySource(script, mappings);
  const modules = sources.map((source, index) => ({
    ...ownerOf(source, root),
    bytes: bytesOf.get(index) ?? 0,
  }));
  const mapped = modules.reduce((sum, module) => sum + module.bytes, 0);
  const bytes = Buffer.byteLength(script);
  return { script, bytes, modules, unmappedBytes: bytes - mapped };
}
