import { join } from "node:path";

/** What a bundler tells of its modules. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const SOURCE = join(import.meta.dirname, "src");
const PAGE = join(SOURCE, "main.tsx");
const TABLE = join(SOURCE, "screens/table/table-screen.tsx");
const OTHER_ROOMS = ["caucus", "contract", "record", "monitor", "gallery", "host"].map((room) =>
  join(SOURCE, `screens/${room}/${room}-screen.tsx`),
);

/**
 * The parts of the build that a bundler does not find by itself: one with all that every page begins with, and one with what the table shares
 * with other rooms. It makes a part of every set of modules that some pages share: some fifty small ones are slower to fetch, and larger
 * together, than two. A group takes along what its modules require, so what every page begins with comes first.
 */
export function pageParts() {
  const start = partOf((graph) => reached([PAGE], graph));
  const rooms = partOf((graph) => {
    const others = reached(OTHER_ROOMS, graph);
    return new Set([...reached([TABLE], graph)].filter((id) => others.has(id)));
  });
  return [
    { debugName: "start", name: named("start", start), priority: 5 },
    { debugName: "rooms", name: named("rooms", rooms), priority: 4 },
  ];
}

type Part = (graph: Graph) => Set<string>;

/** The graph does not change while its modules are put into parts. */
function partOf(find: Part): Part {
  let found: Set<string> | undefined;
  return (graph) => (found ??= find(graph));
}

function named(name: string, part: Part) {
  return (id: string, graph: Graph): string | null => (part(graph).has(id) ? name : null);
}

/** Everything that is loaded with these, and nothing that waits until it is asked for. */
function reached(from: readonly string[], graph: Graph): Set<string> {
  const found = new Set(from);
  for (const id of found)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
