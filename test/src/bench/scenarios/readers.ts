import { runLoad } from "../load.ts";
import { forEachOf, Room } from "../room.ts";
import { AGAIN, DISTURBANCE, LOST, openServer, type Scenario } from "../scenario.ts";

const EDITORS = 30;
/** Ten a second in all. */
const EDITS_PER_SECOND = 1 / 3;
const QUICK_READERS = 300;
const READERS = 1_000;

/** Many who read the worksheet itself: each edit goes to all of them. */
export const readers: Scenario = {
  name: "readers",
  title: `${EDITORS} editors with 10 edits a second in all, ${READERS} (--quick: ${QUICK_READERS}) read-only seats on the same worksheet`,
  metrics: [
    { key: "p50", words: "edit → applied at anybody, half within", unit: "ms", better: "less" },
    { key: "p99", words: "edit → applied at anybody, 99 % within", unit: "ms", better: "less" },
    { key: "cpuUs", words: "server processor time a delivery", unit: "µs", better: "less" },
    { key: "deliveriesPerSecond", words: "deliveries a second", unit: "", better: null },
    LOST,
    AGAIN,
    ...DISTURBANCE,
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const table = await open.tables.open({
      editors: EDITORS,
      readers: trial.isQuick ? QUICK_READERS : READERS,
    });
    const room = new Room();
    await forEachOf(table.editors, async (guest) => room.enterToWrite(guest));
    await forEachOf(table.readers, async (guest) => room.enter(guest));
    const result = await runLoad({
      server: open.server,
      rooms: [room],
      editsPerSecond: EDITS_PER_SECOND,
      leadMs: trial.isQuick ? 1_000 : 3_000,
      windowMs: trial.isQuick ? 4_000 : 12_000,
      chance: trial.chance,
    });
    room.close();
    return { ...result };
  },
};
