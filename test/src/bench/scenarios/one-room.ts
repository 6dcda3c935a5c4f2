import { runLoad } from "../load.ts";
import { forEachOf, Room } from "../room.ts";
import { AGAIN, DISTURBANCE, LOST, openServer, type Scenario } from "../scenario.ts";

const EDITORS = 30;
const EDITS_PER_SECOND = 2;

/** Thirty at one worksheet: the case that the product is made for. */
export const oneRoom: Scenario = {
  name: "one-room",
  title: `One worksheet, ${EDITORS} editors, each ${EDITS_PER_SECOND} edits a second`,
  metrics: [
    { key: "p50", words: "edit → applied at another, half within", unit: "ms", better: "less" },
    { key: "p99", words: "edit → applied at another, 99 % within", unit: "ms", better: "less" },
    { key: "cpuUs", words: "server processor time a delivery", unit: "µs", better: "less" },
    { key: "deliveriesPerSecond", words: "deliveries a second", unit: "", better: null },
    LOST,
    AGAIN,
    ...DISTURBANCE,
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const table = await open.tables.open({ editors: EDITORS });
    const room = new Room();
    await forEachOf(table.editors, async (guest) => room.enterToWrite(guest));
    const result = await runLoad({
      server: open.server,
      rooms: [room],
      editsPerSecond: EDITS_PER_SECOND,
      leadMs: trial.isQuick ? 1_000 : 3_000,
      windowMs: trial.isQuick ? 3_000 : 12_000,
      chance: trial.chance,
    });
    room.close();
    return { ...result };
  },
};
