import { Latencies } from "../latencies.ts";
import { editing, happen } from "../load.ts";
import { forEachOf, Room, type Author } from "../room.ts";
import { openServer, type Scenario } from "../scenario.ts";
import type { Guest } from "../tables.ts";

const EDITORS = 10;
const EDITS_PER_SECOND = 10;
const QUICK_KILLS = 4;
const KILLS = 20;
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 1_500;
const LOOK_EVERY_MS = 2;

interface Owed {
  readonly clientId: number;
  /** So many operations, from the first on, had been seen by another or acknowledged. */
  readonly operations: number;
}

function owedTo(author: Author, room: Room): Owed {
  const { clientId, member } = author;
  const others = room.members.filter((each) => each !== member);
  const seen = Math.max(0, ...others.map(({ coverage }) => coverage.held(clientId)));
  return { clientId, operations: Math.max(seen, member.acknowledged) };
}

/** People type for a while of chance, until the server is killed under them. */
async function oneLife(
  guests: readonly Guest[],
  { chance, kill }: { chance: () => number; kill: () => Promise<void> },
): Promise<Owed[]> {
  const room = new Room();
  await forEachOf(guests, async (guest) => room.enterToWrite(guest));
  const lifeMs = SHORTEST_LIFE_MS + chance() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS);
  const untilMs = LONGEST_LIFE_MS;
  const edits = room.authors.flatMap((author) =>
    editing(author, { editsPerSecond: EDITS_PER_SECOND, untilMs, chance }),
  );
  let killed: Promise<void> | undefined;
  const death = { atMs: lifeMs, act: () => void (killed = kill()) };
  await happen([...edits, death], () => killed !== undefined);
  await killed;
  // What the server had sent before it died may still be on its way, and counts as seen.
  while (room.members.some(({ socket }) => socket.isOpen))
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  return room.authors.map((author) => owedTo(author, room));
}

export const kills: Scenario = {
  name: "kills",
  title: `kill -9 under ${EDITORS} who type, ${KILLS} times (--quick: ${QUICK_KILLS}); the floor keeps nothing and is not asked`,
  metrics: [
    { key: "kills", words: "kills", unit: "", better: null, isSummed: true },
    {
      key: "owed",
      words: "operations that others had seen, or that were acknowledged",
      unit: "",
      better: null,
      isSummed: true,
    },
    { key: "lost", words: "of them gone afterwards", unit: "", better: "less", isSummed: true },
    {
      key: "backMs",
      words: "start of the process → content, half within",
      unit: "ms",
      better: "less",
    },
  ],
  run: async (trial) => {
    if (trial.kind === "floor") return { kills: null, owed: null, lost: null, backMs: null };
    await using open = await openServer(trial);
    const { server } = open;
    const { editors } = await open.tables.open({ editors: EDITORS });
    const back = new Latencies();
    const owed: Owed[] = [];
    const count = trial.isQuick ? QUICK_KILLS : KILLS;
    let lost = 0;
    for (let life = 0; life < count; life += 1) {
      owed.push(
        ...(await oneLife(editors, {
          chance: trial.chance,
          kill: async () => server.end("SIGKILL"),
        })),
      );
      const startMs = performance.now();
      await server.startAgain();
      const after = new Room();
      const [guest] = editors;
      if (guest === undefined) throw new Error("nobody is there");
      const { coverage } = await after.enter(guest);
      back.add(performance.now() - startMs);
      after.close();
      // All of what was ever owed: a restart may not lose what an earlier one has kept.
      const gone = owed.map(({ clientId, operations }) =>
        Math.max(0, operations - coverage.held(clientId)),
      );
      lost = Math.max(
        lost,
        gone.reduce((sum, each) => sum + each, 0),
      );
    }
    const operations = owed.reduce((sum, each) => sum + each.operations, 0);
    return { kills: count, owed: operations, lost, backMs: back.within(0.5) };
  },
};
