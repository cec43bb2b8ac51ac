import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** All programs of that name on the search path, in its order. */
export function programsOnPath(name: string, searchPath: string): string[] {
  return searchPath
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .filter(isProgram);
}

export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
