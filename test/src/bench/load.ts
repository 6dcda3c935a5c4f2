import { Latencies } from "./latencies.ts";
import { machineCpuMs } from "./machine.ts";
import type { Author, Room } from "./room.ts";
import type { ServerUnderTest } from "./server-under-test.ts";

/** Something to be done at a moment after the start. */
export interface Happening {
  readonly atMs: number;
  readonly act: () => void;
}

export interface Load {
  readonly server: ServerUnderTest;
  readonly rooms: readonly Room[];
  readonly editsPerSecond: number;
  /** Runs before the window, so that nothing is measured that happens once. */
  readonly leadMs: number;
  readonly windowMs: number;
  readonly chance: () => number;
  readonly others?: readonly Happening[];
}

/** What came of it. Latencies are of the operations that were sent within the window. */
export interface LoadResult {
  readonly p50: number | null;
  readonly p99: number | null;
  readonly deliveriesPerSecond: number;
  /** Deliveries that never came. */
  readonly lost: number;
  /** Operations that came to somebody twice. */
  readonly again: number;
  /** Connections that the server closed or lost. */
  readonly gone: number;
  /** The server's processor time, all of it, for each delivery. */
  readonly cpuUs: number | null;
  readonly serverCpuPercent: number;
  /** Of the process that makes the load. Near 100 the figures are the load's, not the server's. */
  readonly loadCpuPercent: number;
  /** Of everything else on the machine, in percent of one core: what makes latencies longer than they are. */
  readonly othersCpuPercent: number;
}

const NO_PROGRESS_FOR_MS = 3_000;
const LOOK_EVERY_MS = 5;

/** When somebody edits who edits so often on average, with no regard to when they did last. */
function arrivals(perSecond: number, untilMs: number, chance: () => number): number[] {
  const moments: number[] = [];
  for (let atMs = 0; ;) {
    atMs += (-Math.log(1 - chance()) / perSecond) * 1000;
    if (atMs >= untilMs) return moments;
    moments.push(atMs);
  }
}

/** What an author does in the time of a load, with the edits made ready. */
export function editing(
  author: Author,
  {
    editsPerSecond,
    untilMs,
    chance,
    longest,
  }: { editsPerSecond: number; untilMs: number; chance: () => number; longest?: number },
): Happening[] {
  const moments = arrivals(editsPerSecond, untilMs, chance);
  author.prepare({ edits: moments.length, chance, longest });
  return moments.map((atMs) => ({ atMs, act: () => author.edit() }));
}

/** Does everything at its moment, counted from now; what is late is done at once. Stops when it is told to. */
export async function happen(
  happenings: readonly Happening[],
  isOver: () => boolean = () => false,
): Promise<void> {
  const startMs = performance.now();
  const inOrder = happenings.toSorted((one, other) => one.atMs - other.atMs);
  for (let next = 0; next < inOrder.length;) {
    if (isOver()) return;
    const dueMs = (inOrder[next]?.atMs ?? 0) + startMs - performance.now();
    if (dueMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, dueMs));
      continue;
    }
    inOrder[next]?.act();
    next += 1;
    // Between two edits the answers are read; a burst of overdue ones would measure itself.
    if (next % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Waits until all has come, or until nothing more comes. */
async function drained(rooms: readonly Room[]): Promise<void> {
  const delivered = () => rooms.reduce((sum, room) => sum + room.delivered, 0);
  const expected = rooms.reduce((sum, room) => sum + room.expected, 0);
  let last = delivered();
  let movedMs = performance.now();
  while (last < expected && performance.now() - movedMs < NO_PROGRESS_FOR_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    const now = delivered();
    if (now !== last) movedMs = performance.now();
    last = now;
  }
}

/** Lets everybody in the rooms edit for a while, and measures. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const { server, rooms, editsPerSecond, leadMs, windowMs, chance, others = [] } = load;
  const latencies = new Latencies();
  const window = { fromMs: Infinity, untilMs: Infinity, deliveries: 0 };
  const begun = {
    lost: lostIn(rooms),
    again: rooms.reduce((sum, { duplicates }) => sum + duplicates, 0),
  };
  for (const room of rooms) {
    room.onDelivered = (sentMs, nowMs) => {
      if (nowMs >= window.fromMs && nowMs < window.untilMs) window.deliveries += 1;
      if (sentMs >= window.fromMs && sentMs < window.untilMs) latencies.add(nowMs - sentMs);
    };
  }
  const untilMs = leadMs + windowMs;
  const edits = rooms.flatMap((room) =>
    room.authors.flatMap((author) => editing(author, { editsPerSecond, untilMs, chance })),
  );
  const cpu = { server: 0, machine: 0, load: process.cpuUsage() };
  let used = { server: 0, load: 0, others: 0 };
  const opens: Happening = {
    atMs: leadMs,
    act: () => {
      window.fromMs = performance.now();
      cpu.server = server.cpuMs();
      cpu.machine = machineCpuMs();
      cpu.load = process.cpuUsage();
    },
  };
  const closes: Happening = {
    atMs: untilMs,
    act: () => {
      window.untilMs = performance.now();
      const { user, system } = process.cpuUsage(cpu.load);
      const ours = { server: server.cpuMs() - cpu.server, load: (user + system) / 1000 };
      used = { ...ours, others: machineCpuMs() - cpu.machine - ours.server - ours.load };
    },
  };
  await happen([...edits, ...others, opens, closes]);
  await drained(rooms);

  const lastedMs = window.untilMs - window.fromMs;
  const { deliveries } = window;
  return {
    p50: latencies.within(0.5),
    p99: latencies.within(0.99),
    deliveriesPerSecond: (deliveries / lastedMs) * 1000,
    lost: lostIn(rooms) - begun.lost,
    again: rooms.reduce((sum, { duplicates }) => sum + duplicates, 0) - begun.again,
    gone: rooms.flatMap(({ members }) => members).filter(({ socket }) => !socket.isOpen).length,
    cpuUs: deliveries === 0 ? null : (used.server * 1000) / deliveries,
    serverCpuPercent: (used.server / lastedMs) * 100,
    loadCpuPercent: (used.load / lastedMs) * 100,
    othersCpuPercent: Math.max(0, (used.others / lastedMs) * 100),
  };
}

function lostIn(rooms: readonly Room[]): number {
  return rooms.reduce((sum, room) => sum + room.expected - room.delivered, 0);
}
