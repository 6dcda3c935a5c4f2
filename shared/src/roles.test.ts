import { expect, test } from "vitest";

import { documentRight } from "./documents/document-kinds.ts";
import { isPossibleSeat, NEUTRAL_ROLES, seatInitials, seatName, SIDE_ROLES } from "./roles.ts";
import { DOCUMENT_NAMES, documentPath, parseDocumentName } from "./rooms.ts";
import type { SideMark } from "./sides.ts";

test("a side's role has a side and a neutral role has none", () => {
  for (const role of SIDE_ROLES) {
    expect(isPossibleSeat({ side: "a", role })).toBe(true);
    expect(isPossibleSeat({ side: null, role })).toBe(false);
  }
  for (const role of NEUTRAL_ROLES) {
    expect(isPossibleSeat({ side: null, role })).toBe(true);
    expect(isPossibleSeat({ side: "b", role })).toBe(false);
  }
});

test.each([
  ["Guild negotiator 5", "Guild", "negotiator", 5, "N5"],
  ["Guild chief", "Guild", "chief", null, "C"],
  ["Observer 2", null, "observer", 2, "O2"],
  ["Mediator", null, "mediator", null, "M"],
] as const)("a seat is named %s", (...[name, sideShort, role, ordinal, initials]) => {
  expect(seatName({ sideShort, role, ordinal })).toBe(name);
  expect(seatInitials(name, sideShort)).toBe(initials);
});

const seats = [
  ...SIDE_ROLES.flatMap((role) => (["a", "b"] as const).map((side) => ({ side, role }))),
  ...NEUTRAL_ROLES.map((role) => ({ side: null, role })),
];

function right(seat: (typeof seats)[number], text: string) {
  const name = parseDocumentName(text);
  if (name === undefined) throw new Error("no document");
  return documentRight(seat, name);
}

test("a caucus is open to its own side alone", () => {
  const open = (side: SideMark) => seats.filter((seat) => right(seat, `caucus.${side}`) !== "none");
  expect(open("a")).toEqual(seats.filter((seat) => seat.side === "a"));
  expect(open("b")).toEqual(seats.filter((seat) => seat.side === "b"));
});

test("MEDIATOR-1 an invitation lets a mediator read that caucus, and opens nothing to anybody else", () => {
  for (const seat of seats) {
    for (const name of DOCUMENT_NAMES) {
      const invited = documentRight(seat, name, true);
      const isGuest = seat.role === "mediator" && name.kind === "caucus";
      expect(invited).toBe(isGuest ? "read" : documentRight(seat, name));
    }
  }
});

test("nobody but the server writes the matrix and the gallery", () => {
  for (const seat of seats) {
    expect(right(seat, "matrix")).not.toBe("write");
    expect(right(seat, "gallery")).toBe("read");
  }
});

test("OBSERVER-1 an observer and the host read the gallery and nothing else, and nobody but an observer the one that follows later", () => {
  const readable = (seat: (typeof seats)[number]) =>
    DOCUMENT_NAMES.map(documentPath).filter((text) => right(seat, text) !== "none");
  expect(readable({ side: null, role: "observer" })).toEqual(["gallery", "gallery.delayed"]);
  expect(readable({ side: null, role: "host" })).toEqual(["gallery"]);
  const later = seats.filter((seat) => right(seat, "gallery.delayed") !== "none");
  expect(later.map(({ role }) => role)).toEqual(["observer"]);
});

test("chiefs, seconds and negotiators write on the worksheet; staff and the mediator read it", () => {
  const writers = seats.filter((seat) => right(seat, "worksheet") === "write");
  expect(new Set(writers.map((seat) => seat.role))).toEqual(
    new Set(["chief", "second", "negotiator"]),
  );
  expect(right({ side: "a", role: "staff" }, "worksheet")).toBe("read");
  expect(right({ side: null, role: "mediator" }, "worksheet")).toBe("read");
});
