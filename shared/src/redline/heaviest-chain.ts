/** A pair of an old and a new part that may belong together, with how much speaks for it. */
export interface Candidate {
  readonly before: number;
  readonly after: number;
  /** Above 0; the chain with the largest sum is taken. */
  readonly weight: number;
}

/** The candidates that can all be true at once without anything having changed places, and weigh most together; in order. */
export function heaviestChain(candidates: readonly Candidate[]): Candidate[] {
  const inOrder = candidates.toSorted(
    (one, other) => one.before - other.before || other.after - one.after,
  );
  const first = inOrder.reduce((least, { after }) => Math.min(least, after), Infinity);
  const size = 1 + inOrder.reduce((most, { after }) => Math.max(most, after - first), 0);
  // A Fenwick tree over the new places: the heaviest chain that ends before one.
  const heaviest = new Float64Array(size + 1);
  const ending = new Int32Array(size + 1).fill(-1);
  const previous: number[] = [];
  let best = { weight: 0, at: -1 };
  for (const [index, { after, weight }] of inOrder.entries()) {
    let sum = 0;
    let last = -1;
    for (let at = after - first; at > 0; at -= at & -at) {
      const here = heaviest[at] ?? 0;
      if (here > sum) {
        sum = here;
        last = ending[at] ?? -1;
      }
    }
    previous.push(last);
    sum += weight;
    if (sum > best.weight) best = { weight: sum, at: index };
    for (let at = after - first + 1; at <= size; at += at & -at) {
      if (sum <= (heaviest[at] ?? 0)) continue;
      heaviest[at] = sum;
      ending[at] = index;
    }
  }
  const chain: Candidate[] = [];
  for (let { at } = best; at >= 0; at = previous[at] ?? -1) {
    const candidate = inOrder[at];
    if (candidate !== undefined) chain.push(candidate);
  }
  return chain.toReversed();
}
