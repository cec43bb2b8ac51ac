import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { NewBasisSchema, type NewHandoffSchema } from '../../api/schemas/handoff-schema';
import { PlanSchema } from '../../api/schemas/plan-schemas';
import { datesFrom } from '../../demo/dates';
import type { CaseScript, CommandStep, Step } from '../../demo/script';
import { scripts } from '../../demo/scripts';
import type { Partner } from '../../domain/partner/partner';
import { mailBehaviour, webhookBehaviour, zakenBehaviour } from '../../launch/demo-behaviour';

const dates = datesFrom('2026-11-24T09:00:00.000Z');
const folder = join(__dirname, '../../config/partners/demo');
const partners = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Partner,
);

type Plan = z.output<typeof PlanSchema>;
type NewHandoff = z.output<typeof NewHandoffSchema>;

const isCommand = (step: Step): step is CommandStep => step.kind === 'command';
const isBasis = (step: Step): step is CommandStep =>
  isCommand(step) && step.makes?.kind === 'basis';
const isHandoff = (step: Step): step is CommandStep =>
  isCommand(step) && step.makes?.kind === 'handoff';

/** What a step sends; the basis of a hand-off is found by its name. */
function bodyOf(step: CommandStep): unknown {
  const idOf = (name: string) => `made-${name}`;
  return typeof step.body === 'function' ? step.body(dates, idOf) : step.body;
}

function handoffsOf(script: CaseScript) {
  return script.steps.filter(isHandoff).map((step) => bodyOf(step) as NewHandoff);
}

function grantsOf(script: CaseScript, name: string) {
  const step = script.steps.filter(isBasis).find(({ makes }) => makes?.name === name);
  return step === undefined ? [] : NewBasisSchema.parse(bodyOf(step)).grants;
}

/** The statuses a partner of the demo gives by itself. */
function endOf(partner: string): string | undefined {
  const mails = mailBehaviour[partner]?.answers.map((answer) => answer.do);
  if (mails?.at(-1) === 'complete' || partner in webhookBehaviour) return 'completed';
  if (mails?.at(-1) === 'reject:capacity') return 'rejected';
  return partner === 'uwv' ? 'completed' : undefined;
}

describe.each(scripts.map((script) => [script.number, script] as const))(
  'the hand-offs of case %i',
  (_number, script) => {
    it('go to partners of the demo, on a basis recorded before that covers all of it', () => {
      for (const handoff of handoffsOf(script)) {
        const basis = handoff.basisId.replace('made-', '');
        const grant = grantsOf(script, basis).find(({ partner }) => partner === handoff.partner);
        const may = partners.find(({ id }) => id === handoff.partner)?.categories;
        expect(grant?.categories).toEqual(expect.arrayContaining(handoff.categories));
        expect(may).toEqual(expect.arrayContaining(handoff.categories));
        const details = handoff.details.map(({ category }) => category);
        expect(handoff.categories).toEqual(expect.arrayContaining(details));
        const made = script.steps.findIndex((step) => isBasis(step) && step.makes?.name === basis);
        const asked = script.steps.findIndex(
          (step) => isHandoff(step) && step.makes?.name === handoff.partner,
        );
        expect(made).toBeGreaterThanOrEqual(0);
        expect(made).toBeLessThan(asked);
      }
    });

    it('ask the owner of the action, once each', () => {
      const asked = handoffsOf(script);
      const owners = new Map(plannedIn(script).map(({ actionId, owner }) => [actionId, owner]));
      for (const { actionId, partner } of asked) expect(owners.get(actionId)).toBe(partner);
      expect(new Set(asked.map(({ partner }) => partner)).size).toBe(asked.length);
    });

    it('name no action in a later plan once their partner has completed it', () => {
      let done: string[] = [];
      const asked = new Map(handoffsOf(script).map((each) => [each.partner, each.actionId]));
      for (const step of script.steps) {
        if (step.kind === 'handoff-status' && step.status === 'completed')
          done = [...done, asked.get(step.handoff) ?? ''];
        if (!isCommand(step)) continue;
        const ids = planOf(step)?.actions.map(({ actionId }) => actionId) ?? [];
        expect(ids.filter((id) => done.includes(id))).toEqual([]);
        expect(done.map((id) => `completes-${id}`)).not.toContain(step.name);
      }
    });

    it('are waited for before a plan that leaves their action out, and before the closing', () => {
      const open = new Map<string, string>();
      for (const step of script.steps) {
        if (isHandoff(step)) {
          const { partner, actionId } = bodyOf(step) as NewHandoff;
          open.set(partner, actionId);
        }
        if (step.kind === 'handoff-status' && step.status !== 'accepted') open.delete(step.handoff);
        if (!isCommand(step)) continue;
        if (step.name.startsWith('cancellation-')) open.delete(step.name.slice(13));
        const plan = planOf(step)?.actions.map(({ actionId }) => actionId);
        if (plan !== undefined) expect(plan).toEqual(expect.arrayContaining([...open.values()]));
        if (step.name === 'closure') expect([...open.keys()]).toEqual([]);
      }
    });

    it('end as the script says', () => {
      const ends = script.ends.handoffs;
      const asked = handoffsOf(script).map(({ partner }) => partner);
      expect(Object.keys(ends).toSorted()).toEqual(asked.toSorted());
      for (const [partner, end] of Object.entries(ends))
        expect(end).toBe(endOf(partner) ?? 'cancelled');
    });
  },
);

function planOf(step: CommandStep): Plan | undefined {
  return step.name === 'plan' ? PlanSchema.parse(bodyOf(step)) : undefined;
}

function plannedIn(script: CaseScript) {
  const commands = script.steps.filter(isCommand);
  const added = commands.filter(({ name }) => name === 'actions').map(bodyOf);
  return [...commands.flatMap((step) => planOf(step)?.actions ?? []), ...added] as Plan['actions'];
}

describe('the hand-offs of the demo', () => {
  const ends = scripts.flatMap(({ ends: { handoffs } }) => Object.entries(handoffs));

  it('use every protocol', () => {
    const protocols = ends.map(([id]) => partners.find((partner) => partner.id === id)?.protocol);
    expect(new Set(protocols)).toEqual(new Set(['webhook', 'email', 'zgw']));
  });

  it('are completed by most, declined by one and left without a word by one', () => {
    const count = (end: string) => ends.filter(([, status]) => status === end).length;
    expect(count('completed')).toBeGreaterThan(12);
    expect(count('rejected')).toBe(1);
    const silent = ends.filter(([partner]) => endOf(partner) === undefined).map(([id]) => id);
    expect(silent.filter((id) => mailBehaviour[id] === undefined)).toEqual(['viveste']);
  });

  it('are taken back once, half way, and the receipt is waited for', () => {
    const withdrawing = scripts.filter(({ steps }) =>
      steps.some((step) => isCommand(step) && step.name === 'withdrawal'),
    );
    expect(withdrawing.map(({ number }) => number)).toEqual([6]);
    expect(withdrawing[0]?.steps.some(({ kind }) => kind === 'receipt')).toBe(true);
    expect(Object.values(withdrawing[0]?.ends.handoffs ?? {})).toContain('cancelled');
  });

  it('end the zaak of UWV with the last statustype of its catalogue', () => {
    const last = zakenBehaviour.catalogue.hulpvraag.statustypen.at(-1)?.id;
    expect(zakenBehaviour.script.hulpvraag.at(-1)).toMatchObject({ statustype: last });
  });
});
