import type { Role } from '../domain/access/role';

/** A made-up member of the care group; the code is all that a token says about the person. */
export interface DevMember {
  readonly role: Role;
  readonly organisation: string;
}

const professional = (organisation: string): DevMember => ({ role: 'professional', organisation });
/** The system of a partner organisation, by the id of its file. */
const partner = (organisation: string): DevMember => ({ role: 'partner', organisation });
const municipal = (role: Role): DevMember => ({ role, organisation: 'gemeente-houten' });

export const devMembers: Readonly<Record<string, DevMember>> = {
  'wc-01': professional('wil'),
  'wc-02': professional('wil'),
  'st-01': professional('sociaal-team'),
  'st-02': professional('sociaal-team'),
  'id-01': professional('wil'),
  'id-02': professional('wil'),
  'vh-01': professional('van-houten-co'),
  'vh-02': professional('van-houten-co'),
  'yw-01': professional('enter'),
  'yw-02': professional('enter'),
  'yd-01': professional('jongerenloket'),
  'yd-02': professional('jongerenloket'),
  'rmc-01': professional('rmc'),
  'rmc-02': professional('rmc'),
  'pl-01': municipal('project-leader'),
  'pl-02': municipal('project-leader'),
  'pg-01': municipal('policy-group'),
  'op-01': municipal('operator'),
  'po-01': municipal('privacy-officer'),
  'partner-viveste': partner('viveste'),
  'partner-jobstap': partner('jobstap'),
  'partner-wil': partner('wil'),
  'partner-uwv': partner('uwv'),
};

/** The first member with the role. */
export function memberWithRole(role: Role): string {
  const [code] = Object.entries(devMembers).find(([, member]) => member.role === role) ?? [];
  if (code === undefined) throw new Error(`No development member has the role ${role}.`);
  return code;
}
