import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockDataDir } from '../../launch/start-lock';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

afterEach(removeTemporaryFolders);

describe('starting twice on one data folder', () => {
  it('is refused with the process that has it', () => {
    const folder = temporaryFolder();
    lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow(`process ${process.pid}`);
  });

  it('works after the first one has stopped', () => {
    const folder = temporaryFolder();
    const unlock = lockDataDir(folder);
    unlock();
    expect(() => lockDataDir(folder)).not.toThrow();
  });

  it('works after the first one was killed', () => {
    const folder = temporaryFolder();
    const gone = { pid: process.pid, commandLine: 'node launch/bootstrap.mjs start --earlier' };
    writeFileSync(join(folder, 'start.pid'), JSON.stringify(gone));
    expect(() => lockDataDir(folder)).not.toThrow();
  });
});
