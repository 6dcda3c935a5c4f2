import type { KeptHead, KeptHeads, PutAside } from "./kept-heads.ts";

/** Heads that last as long as the page: for a browser that keeps nothing, and for those who are no browser. */
export function memoryKeptHeads(): KeptHeads {
  const kept = new Map<number, KeptHead>();
  const aside: PutAside[] = [];
  const all = () => [...kept.values()].toSorted((one, other) => one.seq - other.seq);
  return {
    last: async () => all().at(-1),
    all: async () => all(),
    keep: async (heads) => {
      const other = heads.map(({ seq, head }) => otherThan(kept.get(seq), head));
      for (const head of heads) if (!kept.has(head.seq)) kept.set(head.seq, head);
      return other.find((each) => each !== undefined);
    },
    startAnew: async (alarm) => {
      aside.push({ heads: all(), ...(alarm === undefined ? {} : { alarm }) });
      kept.clear();
    },
    aside: async () => aside,
  };
}

/** What is kept, if it is another than this head. */
export function otherThan(kept: KeptHead | undefined, head: string): KeptHead | undefined {
  return kept !== undefined && kept.head !== head ? kept : undefined;
}
