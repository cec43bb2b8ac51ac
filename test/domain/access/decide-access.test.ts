import { decideAccess, reachOf, rolesFor } from '../../../domain/access/decide-access';
import { circleOf, placesOf, relations, relationsTo } from '../../../domain/access/relation';
import { roles } from '../../../domain/access/role';
import { accessTable, purposes } from '../../../domain/access/table';
import { policy } from '../../support/test-routes';
import { CaseStory, accepted, afterIntake, closed, planned } from '../case/case-builder';

describe('the circle of a case', () => {
  it('is the table while a referral is undecided', () => {
    expect(circleOf(new CaseStory({ team: 'youth' }).current)).toEqual(['triage:youth']);
  });

  it('is who holds it once it is accepted, and the table again when it has a session', () => {
    expect(circleOf(accepted().current)).toContain('case-holder:wc-01');
    expect(circleOf(afterIntake().current)).not.toContain('at-table:adult');
    expect(circleOf(planned().current)).toContain('at-table:adult');
  });

  it('is without the table when it is closed', () => {
    expect(circleOf(closed().current)).toContain('case-holder:wc-01');
    expect(circleOf(closed().current)).not.toContain('at-table:adult');
  });

  it('has everybody who was put on the case', () => {
    const story = accepted().give('changeTeam', {
      caseHolder: 'st-01',
      backup: 'st-02',
      members: ['id-01', 'vh-01'],
    });
    expect(circleOf(story.current)).toEqual([
      ...['case-holder:st-01', 'backup:st-02', 'member:id-01', 'member:vh-01'],
    ]);
  });
});

describe('the relations of a caller', () => {
  const standing = { circle: [], isDecided: true, isReferrer: false, hasBrokenGlass: false };
  const to = (changes: object, subject = 'vh-01') =>
    relationsTo({ ...standing, ...changes }, placesOf(subject, policy.tables));

  it('are none but that of anyone where the circle is of others', () => {
    expect(to({ circle: ['case-holder:wc-01', 'at-table:youth'] })).toEqual(['anyone']);
  });

  it('count a seat and its backup at the table of the team', () => {
    expect(to({ circle: ['at-table:adult'] })).toEqual(['at-table', 'anyone']);
    expect(to({ circle: ['triage:adult'] }, 'vh-02')).toEqual(['triage', 'anyone']);
  });

  it('change for who referred once the referral is decided', () => {
    expect(to({ isReferrer: true, isDecided: false })).toContain('referring');
    expect(to({ isReferrer: true })).toEqual(['anyone', 'referrer']);
  });

  it('do not take one code for the beginning of another', () => {
    expect(to({ circle: ['case-holder:vh-011', 'member:vh-0'] })).toEqual(['anyone']);
  });
});

describe('a decision', () => {
  it('refuses every combination that the table does not have', () => {
    let refused = 0;
    for (const role of roles)
      for (const relation of relations)
        for (const purpose of purposes) {
          const decision = decideAccess({ roles: [role], relations: [relation], purpose });
          const level = accessTable[role][relation]?.[purpose];
          if (level === undefined) refused += 1;
          expect(typeof decision === 'string' ? undefined : decision.level).toBe(level);
        }
    expect(refused).toBeGreaterThan(1_000);
  });

  it('takes an own right before a borrowed one, and marks only the borrowed', () => {
    const asked = { roles: ['professional'], purpose: 'read' } as const;
    const own = decideAccess({ ...asked, relations: ['case-holder', 'anyone', 'break-glass'] });
    expect(own).toMatchObject({ authority: 'case-holder', isBreakGlass: false });
    const borrowed = decideAccess({ ...asked, relations: ['anyone', 'referrer', 'break-glass'] });
    expect(borrowed).toMatchObject({ authority: 'break-glass', isBreakGlass: true });
  });

  it('takes the role that gives most', () => {
    const asked = { relations: ['anyone'], purpose: 'follow' } as const;
    expect(decideAccess({ ...asked, roles: ['operator', 'project-leader'] })).toMatchObject({
      role: 'project-leader',
      authority: 'project-leader',
      level: 'content',
    });
  });

  it('tells apart what a role never may, what is unknown, and what is known but shut', () => {
    const relationless = ['anyone'] as const;
    const professional = { roles: ['professional'], purpose: 'read' } as const;
    expect(decideAccess({ ...professional, roles: ['policy-group'], relations: [] })).toBe('role');
    expect(decideAccess({ ...professional, relations: relationless })).toBe('unknown');
    expect(decideAccess({ ...professional, relations: ['anyone', 'referrer'] })).toBe('purpose');
  });

  it('never leads from a broken glass to work, triage, review or the access log', () => {
    expect(Object.keys(accessTable.professional['break-glass'] ?? {})).toEqual([
      ...['follow', 'read', 'share'],
    ]);
  });

  it('names the roles of a purpose', () => {
    expect(rolesFor('account')).toEqual(['privacy-officer']);
    expect(rolesFor('receive')).toEqual(['partner']);
  });
});

describe('the reach of a list', () => {
  it('is every case for who may follow any, and the own places for a professional', () => {
    const places = placesOf('vh-01', policy.tables);
    expect(reachOf('operator', 'op-01', [])).toEqual({ kind: 'every-case' });
    expect(reachOf('professional', 'vh-01', places)).toEqual({
      ...{ kind: 'circle', places, subject: 'vh-01' },
    });
  });
});
