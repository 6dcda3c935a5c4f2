import { runLoad, type LoadResult } from "../load.ts";
import { forEachOf, Room } from "../room.ts";
import { DISTURBANCE, openServer, type Figures, type Scenario, type Trial } from "../scenario.ts";
import type { Tables } from "../tables.ts";

const EDITORS = 30;
const EDITS_PER_SECOND = 2;
const BOUND_MS = 100;
const QUICK_STEPS = [6, 12, 24];
const STEPS = [6, 12, 18, 27, 40, 60, 90];
/** A stall of somebody else's on the machine spoils one try, not three. */
const TRIES = 3;

async function addRoom(tables: Tables): Promise<Room> {
  const { editors } = await tables.open({ editors: EDITORS });
  const room = new Room();
  await forEachOf(editors, async (guest) => room.enterToWrite(guest));
  return room;
}

function isHealthy({ p99, lost, gone }: LoadResult): boolean {
  return p99 !== null && p99 < BOUND_MS && lost === 0 && gone === 0;
}

/** Rooms are added until the server is late. */
async function climb(trial: Trial): Promise<Figures> {
  await using open = await openServer(trial);
  const rooms: Room[] = [];
  const held: { rooms: number; result: LoadResult }[] = [];
  let first: LoadResult | undefined;
  const step = async (): Promise<LoadResult> =>
    runLoad({
      server: open.server,
      rooms,
      editsPerSecond: EDITS_PER_SECOND,
      leadMs: trial.isQuick ? 500 : 2_000,
      windowMs: trial.isQuick ? 1_500 : 4_000,
      chance: trial.chance,
    });
  for (const count of trial.isQuick ? QUICK_STEPS : STEPS) {
    while (rooms.length < count) rooms.push(await addRoom(open.tables));
    let result = await step();
    for (let tries = 1; tries < TRIES && !isHealthy(result); tries += 1) {
      await trial.whenQuiet();
      result = await step();
    }
    first ??= result;
    trial.say(`${count} rooms: 99 % within ${result.p99?.toFixed(1) ?? "–"} ms`);
    if (!isHealthy(result)) break;
    held.push({ rooms: count, result });
  }
  for (const room of rooms) room.close();
  const top = held.at(-1);
  return {
    rooms: top?.rooms ?? 0,
    p99: top?.result.p99 ?? null,
    deliveriesPerSecond: top?.result.deliveriesPerSecond ?? null,
    cpuUs: top?.result.cpuUs ?? null,
    cpuUsFirst: first?.cpuUs ?? null,
    loadCpuPercent: (top?.result ?? first)?.loadCpuPercent ?? null,
    othersCpuPercent: (top?.result ?? first)?.othersCpuPercent ?? null,
  };
}

export const manyRooms: Scenario = {
  name: "many-rooms",
  title: `Rooms of ${EDITORS} editors on one core, added until 99 % take ${BOUND_MS} ms, something is lost, or the steps end`,
  metrics: [
    { key: "rooms", words: "rooms held", unit: "", better: "more" },
    { key: "p99", words: "there, 99 % within", unit: "ms", better: null },
    { key: "deliveriesPerSecond", words: "there, deliveries a second", unit: "", better: "more" },
    { key: "cpuUs", words: "there, server processor time a delivery", unit: "µs", better: "less" },
    {
      key: "cpuUsFirst",
      words: `with ${STEPS[0]} rooms, server processor time a delivery`,
      unit: "µs",
      better: "less",
    },
    ...DISTURBANCE,
  ],
  run: climb,
};
