export interface Platform {
  readonly os: 'linux' | 'darwin';
  readonly arch: 'amd64' | 'arm64';
}

/** The names Go and Temporal give to this system, or undefined when nothing is published for it. */
export function thisPlatform(): Platform | undefined {
  const { platform } = process;
  if (platform !== 'linux' && platform !== 'darwin') return undefined;
  if (process.arch === 'x64') return { os: platform, arch: 'amd64' };
  return process.arch === 'arm64' ? { os: platform, arch: 'arm64' } : undefined;
}
