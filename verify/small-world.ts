import { loadPolicy } from '../config/policy';
import { composeReport, type ReportContext } from '../domain/report/compose-report';
import { tableOf, countedIn, type TallyLine } from '../domain/report/figure-tables';
import type { SignalReport } from '../domain/report/report';
import { suppressPrimary } from '../domain/report/suppress';
import { attack, type Published } from './small-world/attack';
import {
  choices,
  factsheetLines,
  linesOf,
  traitCounts,
  waysOf,
  worldsOf,
} from './small-world/layouts';
import { answeredLines, countTraits, ownLists } from './small-world/own-lists';
import { runProof, type ProofRun } from './support/proof';

const residents = 12;

const houten = loadPolicy('config/policy/houten.json');
/** Fewer themes make the same tables, and as many worlds in less time. */
const policy = {
  ...houten,
  signalThemes: { 'waiting-list': 'Wachtlijst', 'urgency-refused': 'Urgentie geweigerd' },
  report: { ...houten.report, questions: { housing: 'Huisvesting' }, results: {} },
};

void runProof({
  name: 'small-world',
  claim: 'no value of one of 12 residents can be told from two editions, whoever took part in what',
  protections: ['threshold', 'secondary', 'guard'],
  longestMs: 420_000,
  prove,
});

async function prove(run: ProofRun): Promise<boolean> {
  const context: ReportContext = {
    policy,
    partners: ['wil'],
    showsAll: run.without === 'threshold',
  };
  const results = [
    twoWayTables(run, context),
    twoEditions(run, context),
    growingFactsheet(run, context),
    ...ownListsOf(run, context),
  ];
  return Promise.resolve(results.every(Boolean));
}

/** Each of 5^12 worlds: who raised nothing, or what in which window. */
function twoWayTables(run: ProofRun, context: ReportContext): boolean {
  const worlds = [...worldsOf(residents, choices.length)];
  let [shown, margins] = [0, 0];
  const published = worlds.map((world): Published => {
    const lines = linesOf(1, world, choices);
    const report = publish(1, lines, [], context);
    margins += report.themes.length;
    shown += report.themes.filter(({ count }) => count !== 'withheld').length;
    return {
      publication: textOf(run, report, lines),
      groups: [{ size: residents, counts: traitCounts(world, choices) }],
    };
  });
  const ways = worlds.reduce((sum, world) => sum + waysOf(world), 0);
  run.say(`two-way tables with margins: ${ways} worlds as ${worlds.length} tables`);
  run.say(`  ${shown} of ${margins} theme totals are published`);
  return say(run, published) && shown > 0;
}

/** Without secondary suppression only what is small itself is left out. */
function textOf(run: ProofRun, report: SignalReport, lines: readonly TallyLine[]): string {
  if (run.without !== 'secondary') return JSON.stringify(report);
  const rows = report.themes.map(({ theme }) => theme).toSorted();
  const columns = ['resident', 'professional', 'organisation', 'government'];
  const table = tableOf(countedIn(1, lines), 'signals', { rows, columns });
  return JSON.stringify(suppressPrimary(table, policy.report.threshold, residents));
}

/** All subsets of 12 that raised a theme in the first edition with all that did in the second: 4096 × 4096. */
function twoEditions(run: ProofRun, context: ReportContext): boolean {
  const two = choices.slice(0, 2);
  const subsets = [...worldsOf(residents, two.length)];
  const first = subsets.map((world) => publish(1, linesOf(1, world, two), [], context));
  const published = subsets.flatMap((world, index) =>
    subsets.map((next): Published => {
      const before = first[index];
      const report = publish(
        2,
        linesOf(2, next, two),
        before === undefined ? [] : [before],
        context,
      );
      return {
        publication: JSON.stringify([before, report]),
        groups: [world, next].map((each) => ({
          size: residents,
          counts: traitCounts(each, two),
        })),
      };
    }),
  );
  const ways = subsets.reduce((sum, world) => sum + waysOf(world), 0) ** 2;
  run.say(`subsets over two editions: ${ways} worlds as ${published.length} pairs`);
  return say(run, published);
}

/** The factsheet counts on: so many of the twelve came first, the others in the second edition. */
function growingFactsheet(run: ProofRun, context: ReportContext): boolean {
  const numbers = Array.from({ length: residents + 1 }, (_, count) => count);
  const results = numbers.map((early) => {
    const late = residents - early;
    const published = [...worldsOf(early, 2)].flatMap((old) =>
      [...worldsOf(late, 2)].map((fresh): Published => {
        const [asked = 0] = old;
        const before = publish(1, factsheetLines(early, asked), [], context);
        const all = asked + (fresh[0] ?? 0);
        const earlier = run.without === 'guard' ? [] : [before];
        const report = publish(2, factsheetLines(residents, all), earlier, context);
        return {
          publication: JSON.stringify([before.factsheet, report.factsheet]),
          groups: [
            { size: early, counts: [asked] },
            { size: late, counts: [all - asked] },
          ],
        };
      }),
    );
    return published;
  });
  run.say(
    `a factsheet that grows: ${13 * 2 ** residents} worlds, 0 to 12 residents in the first edition`,
  );
  return results.map((published) => say(run, published)).every(Boolean);
}

/** Money, deviations and evaluations, each with everything that twelve residents can add to it. */
function ownListsOf(run: ProofRun, context: ReportContext): readonly boolean[] {
  return ownLists.map(({ name, answers, read }) => {
    const worlds = [...worldsOf(residents, answers.length)];
    const published = worlds.map((world): Published => {
      const lines = answeredLines(1, world, answers);
      return {
        publication: JSON.stringify(read(publish(1, lines, [], context))),
        groups: [{ size: residents, counts: countTraits(world, answers) }],
      };
    });
    const ways = worlds.reduce((sum, world) => sum + waysOf(world), 0);
    run.say(`${name}: ${ways} worlds`);
    return say(run, published);
  });
}

function say(run: ProofRun, published: readonly Published[]): boolean {
  const { publications, recovered, examples } = attack(published);
  run.say(
    `  ${published.length} tables, ${publications} different publications, ${recovered} values recovered${examples.length === 0 ? '' : ` (${examples[0] ?? ''})`}`,
  );
  return recovered === 0;
}

function publish(
  edition: number,
  lines: readonly TallyLine[],
  earlier: readonly SignalReport[],
  context: ReportContext,
): SignalReport {
  const at = `2027-0${edition}-04T05:00:00.000Z`;
  const slot = { slot: at, kind: 'scheduled', dueAt: at } as const;
  return composeReport({
    edition: { edition, from: at, until: at, slot },
    lines,
    earlier,
    context,
  });
}
