import type { Actor } from "@crosstable/shared/moves/case-state";
import { W7, type TestTalks } from "@crosstable/shared/moves/talks-for-tests";
import type { RecordBody } from "@crosstable/shared/record/entry";
import type { HostAct } from "@crosstable/shared/record/host-act";
import { THE_SERVER } from "@crosstable/shared/record/the-server";

import { HOST, type SignedTalks } from "./signed-talks.ts";

/** What the sources say of moves that the host enters before any device signs. */
const AS_OF = { date: "2025-07", confidence: "ok" as const, sources: ["A newspaper – p. 2."] };

function by({ id: seat, name, side, role }: Actor): RecordBody["by"] {
  return { seat, name, side, role };
}

/** Signed talks as the model plays on them: what must be taken is entered afterwards by the host, everything else is signed by a device. */
export function playedOn(signed: SignedTalks): TestTalks {
  const unheard = (): never => {
    throw new Error("nothing is made on these talks that no device has signed");
  };
  return {
    entries: signed.rows,
    get state() {
      return signed.state;
    },
    get nowMs() {
      return signed.nowMs;
    },
    set nowMs(to) {
      signed.nowMs = to;
    },
    make: unheard,
    unjudged: unheard,
    makeSigned: (actor, _signed, ...moves) => signed.makeBy(actor, moves),
    must: (actor, ...moves) => {
      signed.add(by(actor), { kind: "moves", moves, asOf: AS_OF });
    },
    host: (hostAct) => {
      signed.host(hostAct, whoDoes(hostAct, signed));
    },
    server: (...moves) => {
      signed.add(THE_SERVER, { kind: "moves", moves, asOf: null });
    },
    proposal() {
      const found = signed.state.proposals.get(W7);
      if (found === undefined) throw new Error("W-7 is not on the table");
      return found;
    },
  };
}

/** A device asks for its own seat; everything else any of the hosts does, or the server. */
function whoDoes(act: HostAct, { seats, rows }: SignedTalks): RecordBody["by"] {
  if (act.kind === "enrol-device") {
    const seat = seats.find((each) => each.seat === act.seat);
    if (seat === undefined) throw new Error("a device of no seat");
    return seat;
  }
  const hosts = [THE_SERVER, HOST, ...seats.filter(({ role }) => role === "host")];
  return hosts[rows.length % hosts.length] ?? THE_SERVER;
}
