import { meReply, type MeReply } from "@crosstable/shared/session/sign-in";
import { afterEach, expect, test, vi } from "vitest";

import { meStore, seatNameOf } from "../stores/me-store.ts";
import { refreshSeats } from "./load-me.ts";

const zone = "America/Los_Angeles";
const chief = { seat: "chief", name: "Guild chief", side: "a", role: "chief" } as const;
const joined = {
  seat: "late",
  name: "Guild negotiator 12",
  side: "a",
  role: "negotiator",
} as const;

function reply(seats: readonly object[]): MeReply {
  return meReply.parse({
    seat: { ...chief, negotiation: "talks", epoch: 1 },
    title: "Talks",
    sides: {
      a: { name: "The Guild", short: "Guild", letter: "G", zone },
      b: { name: "The Producers", short: "Producers", letter: "P", zone },
    },
    expiration: null,
    clock: null,
    seats,
    nowMs: 0,
  });
}

afterEach(() => vi.unstubAllGlobals());

test("a seat that is added while the page is open gets its name, and the page stays the same seat's", async () => {
  meStore.setState({ me: reply([chief]) });
  const seat = meStore.getState().me?.seat;
  const late = reply([chief, joined]).seats[1]?.seat ?? null;
  expect(seatNameOf(late)).toBe("Somebody");
  vi.stubGlobal("fetch", async () => Response.json(reply([chief, joined])));
  await refreshSeats();
  expect(seatNameOf(late)).toBe("Guild negotiator 12");
  // The wires of the page hang on it, and would be opened anew over another one.
  expect(meStore.getState().me?.seat).toBe(seat);
});

test("without an answer the names stay as they were", async () => {
  const before = reply([chief]);
  meStore.setState({ me: before });
  vi.stubGlobal("fetch", async () => Promise.reject(new Error("no connection")));
  await refreshSeats();
  expect(meStore.getState().me).toBe(before);
});
