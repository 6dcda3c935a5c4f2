import { expect, test } from "vitest";

import { openLog, type LogLevel } from "./log.ts";

const WORDS = "our last offer is nine cents";

interface Line {
  readonly level: string;
  readonly event: string;
  readonly words: string;
  readonly time: string;
  readonly error?: { name: string; code?: string; bug?: string; stack?: string[]; cause?: object };
}

function logFor(level: LogLevel, isTerminal = false) {
  const written: string[] = [];
  const warn = openLog({ level, isTerminal, write: (line) => written.push(line) });
  return { warn, written, lines: () => written.map((line) => JSON.parse(line) as Line) };
}

test("LOG-2 a line says what happened, how grave it is, and the facts beside it", () => {
  const log = logFor("warn");
  log.warn("document-socket-refused", { role: "negotiator", reason: "notAllowed" });
  expect(log.lines()).toEqual([
    {
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      event: "document-socket-refused",
      words: "A document socket was closed, because its client broke the protocol.",
      role: "negotiator",
      reason: "notAllowed",
    },
  ]);
});

test("LOG-2 what is less grave than the level is not written, and the rest is", () => {
  const log = logFor("error");
  log.warn("house-opened");
  log.warn("document-let-go");
  log.warn("telling-bug");
  expect(log.lines().map(({ event }) => event)).toEqual(["telling-bug"]);
  const silent = logFor("silent");
  silent.warn("house-crashed");
  expect(silent.written).toEqual([]);
});

test("LOG-1 of what was thrown, no message is kept, however deep it lies, and where it was thrown is", () => {
  const log = logFor("info");
  const cause = new SyntaxError(`Unexpected token, "${WORDS}" is not JSON`);
  log.warn("request-bug", { error: new Error(`refused: ${WORDS}`, { cause }) });
  expect(log.written.join("")).not.toContain(WORDS);
  const [line] = log.lines();
  expect(line?.error).toMatchObject({ name: "Error", cause: { name: "SyntaxError" } });
  expect(line?.error?.stack?.[0]).toContain("log.test.ts");
});

test.each([
  ["a message that looks like a stack", new Error(`x\n    at ${WORDS} (file.ts:1:1)`)],
  ["thrown words", WORDS],
  ["thrown words in an object", { note: WORDS }],
  ["a code that is none", Object.assign(new Error("x"), { code: WORDS })],
  ["words where SQLite's would be", Object.assign(new Error("x"), { errstr: WORDS })],
  ["a message that was changed afterwards", changed("something else")],
  ["a message that was taken out afterwards", changed("")],
  ["a message that was cut afterwards", changed(WORDS.slice(0, 3))],
])("LOG-1 %s is left out", (_what, error) => {
  for (const isTerminal of [false, true]) {
    const log = logFor("info", isTerminal);
    log.warn("page-bug", { method: "POST", route: "/api/join", error });
    log.warn("document-let-go", { error });
    expect(log.written).toHaveLength(2);
    expect(log.written.join("")).not.toContain(WORDS);
  }
});

test("LOG-2 the stack of a bug is written once, and its number tells that it came again", () => {
  const log = logFor("info");
  for (const each of [1, 2]) log.warn("telling-bug", { error: new Error(`number ${each}`) });
  log.warn("telling-bug", { error: new Error("elsewhere") });
  const [first, again, other] = log.lines().map(({ error }) => error);
  expect(first?.stack).not.toBeUndefined();
  expect(again?.stack).toBeUndefined();
  expect(again?.bug).toBe(first?.bug);
  expect(other?.stack).not.toBeUndefined();
  expect(other?.bug).not.toBe(first?.bug);
});

test("LOG-2 what the disk said of itself is kept", () => {
  const log = logFor("info");
  const error = Object.assign(new Error("x"), {
    code: "ERR_SQLITE_ERROR",
    errstr: "database or disk is full",
  });
  log.warn("document-let-go", { error });
  expect(log.lines()[0]?.error).toEqual({
    name: "Error",
    code: "ERR_SQLITE_ERROR",
    sqlite: "database or disk is full",
  });
});

test("at a terminal a line is a sentence", () => {
  const log = logFor("info", true);
  log.warn("document-let-go", { error: new TypeError("x") });
  expect(log.written[0]).toMatch(
    /^\S+Z warn: A document was let go, .* \(event document-let-go\)\n {2}TypeError\n$/,
  );
});

function changed(to: string): Error {
  const error = new Error(`${WORDS}\n    at ${WORDS}`);
  // Captured with the words in it, before they are taken out of the message.
  void error.stack;
  error.message = to;
  return error;
}
