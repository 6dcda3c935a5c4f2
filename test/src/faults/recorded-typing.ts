import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { NegotiationId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";

import { startProcess } from "../harness/house-process.ts";
import { negotiationOf, seatedProcess } from "../harness/seated-process.ts";
import { keepTyping, seatTypists, type Typist } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { compilePreload } from "./preload.ts";
import { readSteps, type Step } from "./recorded-steps.ts";

/** From this moment on somebody relied on it: their screen called it saved, or showed it to another than its writer. */
export interface Relied {
  readonly mark: string;
  readonly name: DocumentName;
  readonly sinceNs: bigint;
}

export interface RecordedTyping {
  readonly negotiation: NegotiationId;
  readonly steps: readonly Step[];
  readonly relied: readonly Relied[];
}

/** Hundreds of marks, each in a commit of its own, on a machine that may have other work. */
const TYPED_WITHIN_MS = 60_000;

/**
 * Four people type into a server of its own process, whose every write, sync and send is recorded, until each has had so many marks
 * confirmed. Then the server is killed. `server` adds to its environment.
 */
export async function recordTyping(options: {
  marksEach: number;
  pause: () => number;
  server?: Readonly<Record<string, string>>;
}): Promise<RecordedTyping> {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-recorded-"));
  await using held = new AsyncDisposableStack();
  held.defer(() => rmSync(folder, { recursive: true }));
  const recording = join(folder, "steps");
  const server = held.use(
    startProcess({
      DATA_DIR: join(folder, "data"),
      PORT: "0",
      LD_PRELOAD: compilePreload("record-writes", folder),
      RECORD_TO: recording,
      ...options.server,
    }),
  );
  const house = await seatedProcess(server);
  const typists = await seatTypists(house, held);
  const relied = new Map<string, Relied>();
  for (const typist of typists) watch(typist, relied);
  const typing = new AbortController();
  const { pause } = options;
  const hands = typists.map(async (each) => keepTyping(each, { pause, signal: typing.signal }));
  await waitUntil(
    "everybody has enough confirmed",
    () => typists.every(({ confirmed }) => confirmed >= options.marksEach),
    { giveUpAfterMs: TYPED_WITHIN_MS },
  );
  server.signal("SIGKILL");
  typing.abort();
  await Promise.all([...hands, server.exit()]);
  return {
    negotiation: negotiationOf(house),
    steps: readSteps(recording),
    relied: [...relied.values()],
  };
}

function watch(typist: Typist, relied: Map<string, Relied>): void {
  const { session } = typist;
  const look = (): void => {
    const sinceNs = process.hrtime.bigint();
    for (const mark of typist.owed())
      if (!relied.has(mark)) relied.set(mark, { mark, name: session.name, sinceNs });
  };
  session.state.subscribe(look);
  session.doc.on("update", look);
}
