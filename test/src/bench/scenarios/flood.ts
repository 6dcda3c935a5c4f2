import { clientFrame, openLightSocket } from "../light-socket.ts";
import { editing, runLoad } from "../load.ts";
import { ASK_FOR_ALL } from "../read-frame.ts";
import { forEachOf, Room, WORKSHEET } from "../room.ts";
import { DISTURBANCE, LOST, openServer, type Scenario } from "../scenario.ts";
import type { Guest } from "../tables.ts";

const HONEST = 30;
const EDITS_PER_SECOND = 2;
/** Eight times what one person may send, for long. */
const FLOOD_PER_SECOND = 2_000;
const FLOOD_LETTERS = 400;
/** What the one who floods does not get rid of, they do not pile up: it is the server that is on trial. */
const MOST_BACKLOG_BYTES = 256 * 1024;

/** Somebody who floods with edits that are valid, each by itself. Only the honest are counted. */
async function hostile(room: Room, guest: Guest) {
  const flood = new Room(room.document);
  const author = await flood.enterToWrite(guest);
  return {
    happenings: (untilMs: number, chance: () => number) =>
      editing(author, {
        editsPerSecond: FLOOD_PER_SECOND,
        untilMs,
        chance,
        longest: FLOOD_LETTERS,
      }).map(({ atMs, act }) => ({
        atMs,
        act: () => {
          if (author.member.socket.backlogBytes < MOST_BACKLOG_BYTES) act();
        },
      })),
    get sent() {
      return author.sent;
    },
    /** What of it has come to somebody honest. */
    get arrived() {
      return room.members[0]?.coverage.held(author.clientId) ?? 0;
    },
    close: () => flood.close(),
  };
}

export const flood: Scenario = {
  name: "flood",
  title: `${HONEST} honest editors, then the same with one who floods (${FLOOD_PER_SECOND} valid edits a second) and one who reads nothing`,
  metrics: [
    { key: "calmP50", words: "calm: half within", unit: "ms", better: "less" },
    { key: "calmP99", words: "calm: 99 % within", unit: "ms", better: "less" },
    { key: "p50", words: "under the flood: half within", unit: "ms", better: "less" },
    { key: "p99", words: "under the flood: 99 % within", unit: "ms", better: "less" },
    { key: "cpuPercent", words: "under the flood: server processor", unit: "%", better: "less" },
    {
      key: "floodPerSecond",
      words: "edits of the flood let through a second",
      unit: "",
      better: null,
    },
    LOST,
    ...DISTURBANCE,
  ],
  run: async (trial) => {
    await using open = await openServer(trial);
    const { server } = open;
    const { editors } = await open.tables.open({ editors: HONEST + 2 });
    const [floods, readsNothing, ...honest] = editors;
    if (floods === undefined || readsNothing === undefined) throw new Error("nobody is there");
    const room = new Room(WORKSHEET);
    await forEachOf(honest, async (guest) => room.enterToWrite(guest));
    const leadMs = trial.isQuick ? 1_000 : 2_000;
    const windowMs = trial.isQuick ? 3_000 : 8_000;
    const load = {
      server,
      rooms: [room],
      editsPerSecond: EDITS_PER_SECOND,
      leadMs,
      windowMs,
      chance: trial.chance,
    };
    const calm = await runLoad(load);

    const slow = await openLightSocket(readsNothing.door(WORKSHEET), () => undefined);
    slow.send(clientFrame(ASK_FOR_ALL));
    slow.stopReading();
    const attack = await hostile(room, floods);
    const others = attack.happenings(leadMs + windowMs, trial.chance);
    const under = await runLoad({ ...load, others });
    const floodPerSecond = (attack.arrived / (leadMs + windowMs)) * 1000;
    slow.close();
    attack.close();
    room.close();
    return {
      calmP50: calm.p50,
      calmP99: calm.p99,
      p50: under.p50,
      p99: under.p99,
      cpuPercent: under.serverCpuPercent,
      floodPerSecond,
      lost: calm.lost + under.lost,
      loadCpuPercent: under.loadCpuPercent,
      othersCpuPercent: under.othersCpuPercent,
    };
  },
};
