import type { z } from 'zod';
import type { EffectsRecord, LifeEvent } from '../../domain/effects/effects-record';
import type { PriceList } from '../../domain/effects/price-list';
import { commandRoute, type CommandDependencies } from '../commands/command-route';
import { refuseUnknownCodes } from '../commands/policy-codes';
import type { Texts } from '../commands/texts';
import { NewEffectsSchema } from '../schemas/effects-schema';

type Given = z.output<typeof NewEffectsSchema>;

/** POST /cases/{caseNumber}/effects: what people know and the journal does not. The last one counts. */
export function postEffects(dependencies: CommandDependencies & { readonly prices: PriceList }) {
  return commandRoute(dependencies, {
    path: '/cases/{caseNumber}/effects',
    operationId: 'postEffects',
    summary: 'Record what a case cost, and what would have happened without it',
    tag: 'Steps',
    body: NewEffectsSchema,
    status: 201,
    refusals: ['REFERRAL_NOT_DECIDED', 'CASE_CLOSING', 'HANDOFF_UNKNOWN'],
    checkBody: ({ reference }) => {
      refuseUnknownEvents(dependencies.prices, reference);
    },
    toCommand: (body, { texts }) => ({
      name: 'recordEffects',
      data: {
        priceList: dependencies.prices.version,
        hourlyRateCents: dependencies.policy.hourlyRateCents,
        ...toRecord(body, texts),
        reference: body.reference.map((event) => priced(dependencies.prices, event)),
      },
    }),
  });
}

function refuseUnknownEvents({ lines }: PriceList, reference: Given['reference']): void {
  const labels = Object.fromEntries(lines.map(({ code, label }) => [code, label]));
  const given = reference.map(({ code }, index) => ({
    ...{ code, pointer: `/reference/${String(index)}/code` },
  }));
  refuseUnknownCodes(labels, 'lines', given, 'price-list');
}

function toRecord(
  { followUp, handoffCosts, otherCosts, judgement }: Given,
  texts: Texts,
): Omit<EffectsRecord, 'priceList' | 'hourlyRateCents' | 'reference'> {
  const others = otherCosts.map(({ what, ...cost }) => ({
    ...cost,
    whatRef: texts.ref('cost', what),
  }));
  if (judgement === undefined) return { followUp, handoffCosts, otherCosts: others };
  const { explanation, ...verdict } = judgement;
  const explanationRef = texts.ref('verdict', explanation);
  const said = { ...verdict, explanationRef };
  return { followUp, handoffCosts, otherCosts: others, judgement: said };
}

/** With the line as it is now, so that a later price list changes nothing of this. */
function priced({ lines }: PriceList, event: Given['reference'][number]): LifeEvent {
  const line = lines.find(({ code }) => code === event.code);
  if (line === undefined) throw new Error(`the price list has no ${event.code}`);
  const { months: pricedMonths, cents, priceYear, source } = line;
  const price = cents === undefined ? {} : { priceCents: cents };
  return { months: pricedMonths, ...event, pricedMonths, ...price, priceYear, source };
}
