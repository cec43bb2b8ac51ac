/**
 * A figure of a two-way table as an edge: an inner cell leads from its row to its column, a row total from `all` to
 * its row, a column total from its column to `end`, the total from `end` to `all`. What goes into a node comes out of
 * it: these are the sums that anybody can do. A published figure is fixed, a withheld one can be anything within its
 * bounds.
 */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  isWithheld: boolean;
}

/**
 * How many values a withheld figure could have, counted up to `enough`, for who knows every published one and all bounds. Exact: one more here
 * is one more along a way back through other withheld figures, so the most is a maximum flow (integral, as the bounds).
 */
export function rangeOf(edge: Edge, edges: readonly Edge[], enough: number): number {
  const others = edges.filter((each) => each.isWithheld && each !== edge);
  const { from, to, value, low, high } = edge;
  const up = mostFlow(others, { from: to, to: from, most: Math.min(enough - 1, high - value) });
  const left = enough - 1 - up;
  const down = mostFlow(others, { from, to, most: Math.min(left, value - low) });
  return up + down + 1;
}

interface Demand {
  readonly from: string;
  readonly to: string;
  readonly most: number;
}

function mostFlow(edges: readonly Edge[], { from, to, most }: Demand): number {
  const values = edges.map(({ value }) => value);
  let flow = 0;
  while (flow < most) {
    const path = findPath(edges, values, { from, to });
    if (path === undefined) return flow;
    for (const { index, step } of path) values[index] = (values[index] ?? 0) + step;
    flow += 1;
  }
  return flow;
}

interface Step {
  readonly index: number;
  /** Along the edge, or against it. */
  readonly step: 1 | -1;
}

/** The shortest way on which every figure can give or take one. */
function findPath(
  edges: readonly Edge[],
  values: readonly number[],
  { from, to }: Pick<Demand, 'from' | 'to'>,
): readonly Step[] | undefined {
  const reached = new Map<string, readonly Step[]>([[from, []]]);
  for (const [node, path] of reached) {
    if (node === to) return path;
    for (const [next, step] of stepsFrom(node, edges, values))
      if (!reached.has(next)) reached.set(next, [...path, step]);
  }
  return undefined;
}

function stepsFrom(
  node: string,
  edges: readonly Edge[],
  values: readonly number[],
): readonly (readonly [node: string, step: Step])[] {
  return edges.flatMap((edge, index): readonly (readonly [string, Step])[] => {
    const value = values[index] ?? 0;
    if (edge.from === node && value < edge.high) return [[edge.to, { index, step: 1 }]];
    if (edge.to === node && value > edge.low) return [[edge.from, { index, step: -1 }]];
    return [];
  });
}
