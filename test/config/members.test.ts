import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDirectory } from '../../api/pages/desk/directory';
import { codesWithoutAddress, loadMembers, type Members } from '../../config/members';
import { loadPolicy } from '../../config/policy';
import { devMembers } from '../../launch/dev-members';

const houten = join(__dirname, '../../config/members/houten.json');
const policies = ['houten', 'demo'].map((name) =>
  loadPolicy(join(__dirname, `../../config/policy/${name}.json`)),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'members-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function errorOf(changes: object): string {
  const file = join(folder, 'members.json');
  const members = JSON.parse(readFileSync(houten, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...members, ...changes }));
  try {
    loadMembers(file);
    return 'no error';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the members of Houten', () => {
  const members = loadMembers(houten);

  it('have an address for every code of the policies and of development, all made up', () => {
    expect(policies.flatMap((policy) => codesWithoutAddress(members, policy))).toEqual([]);
    const people = Object.keys(devMembers).filter((code) => devMembers[code]?.role !== 'partner');
    expect(Object.keys(members.members)).toEqual(expect.arrayContaining(people));
    const addresses = [members.members, members.partnersOnCall].flatMap((group) =>
      Object.values(group).map(({ email }) => email),
    );
    addresses.push(members.policyGroup.email);
    expect(addresses.filter((email) => !email.endsWith('.example'))).toEqual([]);
  });

  it('may have a name and a number at work, and the pages do with the code', () => {
    expect(
      errorOf({ members: { 'wc-01': { email: 'wc-01@op-koers.example', name: '<b>' } } }),
    ).toMatch(/members\.wc-01\.name: must be a name/);
    const directory = createDirectory(members);
    const [nameOf, phoneOf] = [
      (code: string) => directory.nameOf(code),
      (code: string) => directory.phoneOf(code),
    ];
    expect([nameOf('id-01'), nameOf('nobody'), nameOf('__proto__')]).toEqual([
      ...['Anna Proef', 'nobody', '__proto__'],
    ]);
    expect([phoneOf('id-01'), phoneOf('nobody')]).toEqual(['030 - 000 00 14', undefined]);
  });

  it('say which codes nobody could invite', () => {
    const { 'wc-02': _gone, ...others } = members.members;
    const fewer: Members = { ...members, members: others, partnersOnCall: {} };
    expect(codesWithoutAddress(fewer, policies[0]!)).toEqual(
      expect.arrayContaining(['viveste', 'wc-02']),
    );
  });
});

describe('a file of members that is wrong', () => {
  it('is told with everything that is wrong at once', () => {
    const message = errorOf({
      members: { 'wc-01': { email: 'wc-01@op-koers.example\nBcc: x@y.example' } },
      partnersOnCall: { viveste: { email: 'Naam <a@b.example>' } },
      projectLeaders: ['pl-09'],
      policyGroup: { email: 'beleidsgroep' },
      supportPhone: 'bel maar',
    });
    expect(message).toContain('members.wc-01.email: must be a plain mail address');
    expect(message).toContain('partnersOnCall.viveste.email: must be a plain mail address');
    expect(message).toContain('policyGroup.email: must be a plain mail address');
    expect(message).toContain('supportPhone: must be a phone number');
  });

  it('may not leave out the mailbox of the policy group', () => {
    expect(errorOf({ policyGroup: undefined })).toContain('policyGroup: ');
  });

  it('may not name a project leader who is no member', () => {
    expect(errorOf({ projectLeaders: ['pl-09'] })).toContain(
      'projectLeaders.0: must be one of the members',
    );
  });

  it.each([
    ['{', 'is not JSON'],
    [undefined, 'cannot be read'],
  ])('is told when it holds %j', (content, problem) => {
    const file = join(folder, 'other.json');
    if (content !== undefined) writeFileSync(file, content);
    expect(() => loadMembers(content === undefined ? join(folder, 'none.json') : file)).toThrow(
      problem,
    );
  });
});
