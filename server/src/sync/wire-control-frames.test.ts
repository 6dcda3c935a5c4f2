import { CLOSE } from "@crosstable/shared/close-codes";
import { MAX_MESSAGE_FRAGMENTS } from "@crosstable/shared/document-limits";
import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import { afterEach, expect, test } from "vitest";

import { clientFrame, openLink, type MemoryLink } from "./link-in-memory.ts";
import { BUDGETS, type Budgets } from "./person.ts";
import { openWire, TALKS, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

const OPCODE = { continuation: 0, binary: 2, ping: 9, pong: 10 } as const;
/** Asks for everything. */
const ASK = Uint8Array.of(SYNC_MESSAGE.sync, SYNC_STEP.step1, 1, 0);
const NOTHING = new Uint8Array();

let wire: WireOnTrial | undefined;
afterEach(async () => wire?.[Symbol.asyncDispose]());

async function link(budgets: Partial<Budgets>): Promise<MemoryLink> {
  wire = await openWire({ budgets: { ...BUDGETS, ...budgets } });
  const address = { negotiation: TALKS, document: WORKSHEET };
  return openLink(wire.sync, { seat: wire.seat("somebody"), address });
}

const has = (
  { frames }: MemoryLink,
  isIt: (first: number | undefined, second: number | undefined) => boolean,
): boolean => frames.some(([first, second]) => isIt(first, second));
const isSlowed = (to: MemoryLink): boolean => has(to, (kind) => kind === SYNC_MESSAGE.slowDown);
const isAnswered = (to: MemoryLink): boolean =>
  has(to, (kind, step) => kind === SYNC_MESSAGE.sync && step === SYNC_STEP.step2);

/** A question in so many pieces, all but the first and the last of which are empty. */
function askIn(to: MemoryLink, fragments: number): void {
  to.sendRaw(clientFrame(OPCODE.binary, ASK.slice(0, 1), { isLast: false }));
  const empty = clientFrame(OPCODE.continuation, NOTHING, { isLast: false });
  to.sendRaw(Buffer.concat(Array.from({ length: fragments - 2 }, () => empty)));
  to.sendRaw(clientFrame(OPCODE.continuation, ASK.slice(1)));
}

test.each(["ping", "pong"] as const)(
  "BUDGET-8 a %s counts as a message does; a few of them are nothing",
  async (kind) => {
    const to = await link({ framesPerSecond: 10, framesAtOnce: 30 });
    for (let sent = 0; sent < 20; sent += 1) to.sendRaw(clientFrame(OPCODE[kind], NOTHING));
    to.send(ASK);
    await to.until(() => isAnswered(to));
    expect(isSlowed(to)).toBe(false);
    for (let sent = 0; sent < 20; sent += 1) to.sendRaw(clientFrame(OPCODE[kind], NOTHING));
    await to.until(() => isSlowed(to));
    expect(to.closed).toBeNull();
  },
);

test("BUDGET-8 a message in more pieces than it may have closes its socket for good; in as many as it may it is answered", async () => {
  const to = await link({});
  askIn(to, MAX_MESSAGE_FRAGMENTS);
  await to.until(() => isAnswered(to));
  askIn(to, MAX_MESSAGE_FRAGMENTS + 1);
  await to.until(() => to.closed !== null);
  expect(to.closed).toBe(CLOSE.tooLarge);
});
