import { createHash } from "node:crypto";

import type { CloseReason } from "@crosstable/shared/close-codes";
import type { Request } from "@crosstable/shared/events/requests";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { Role } from "@crosstable/shared/roles";
import { pino, type DestinationStream } from "pino";

export const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything that is ever said to whoever runs the server: how grave it is, and a sentence for people. A bug is an `error` or `fatal`. */
const EVENTS = {
  "house-opened": ["info", "The house is open."],
  "house-closing": ["info", "The house closes."],
  "house-closed-badly": ["error", "The house did not close cleanly."],
  "house-crashed": ["fatal", "A bug has ended the server. What was called saved is on the disk."],
  "disk-failed": [
    "fatal",
    "the disk failed; the server stops, so that nothing is called stored that is not.",
  ],
  "talks-closed": [
    "error",
    "A negotiation is closed, because its record cannot be rebuilt. Restore it from a backup.",
  ],
  "document-damaged": [
    "error",
    "A document is damaged on the disk and closed; everything else works. Restore it from a backup.",
  ],
  "snapshot-damaged": [
    "warn",
    "A document has a damaged snapshot on the disk. The log had the same, and nothing is missing. Look after the disk.",
  ],
  "document-written-anew": [
    "warn",
    "A damaged document is written anew from the record. What was damaged stays in the database beside it.",
  ],
  "index-made-anew": [
    "warn",
    "An index of the database was damaged and is made anew from its table.",
  ],
  "log-damaged": [
    "error",
    "The log of the database was damaged on the disk: the newest of what the last server had stored is missing, and a copy of the log is beside it. Start with RESTORED=on, so that people's devices bring it back, or restore a backup.",
  ],
  "restored-on": [
    "warn",
    "RESTORED is on: pages bring back what the backup lacks, whoever wrote it. Start without it when everybody has been here.",
  ],
  "document-not-opened": ["error", "A document could not be opened. The others are not touched."],
  "side-log-not-read": [
    "error",
    "What a side has decided inside itself cannot be read from the disk. Restore it from a backup.",
  ],
  "document-let-go": [
    "warn",
    "A document was let go, and nothing that was not on the disk was shown.",
  ],
  "document-not-compacted": ["warn", "A document was not compacted. Its log is whole."],
  "compaction-bug": ["error", "The thread that compacts documents has failed."],
  "document-socket-refused": [
    "warn",
    "A document socket was closed, because its client broke the protocol.",
  ],
  "document-wire-bug": ["error", "A message on the document wire could not be dealt with."],
  "request-not-stored": ["warn", "A request was not stored, and nothing has changed."],
  "lapse-not-stored": ["warn", "That a package has lapsed was not stored; it is tried again."],
  "lapse-bug": ["error", "It could not be looked after which packages have lapsed."],
  "later-gallery-not-stored": [
    "warn",
    "What observers are to see by now was not stored; it is tried again.",
  ],
  "later-gallery-bug": ["error", "It could not be looked after what observers are to see by now."],
  "request-bug": ["error", "A request on the event wire failed."],
  "event-door-bug": ["error", "Somebody could not be let in on the event wire."],
  "recovery-bug": ["error", "What a tab missed could not be sent to it; it comes as a new one."],
  "session-not-noted": ["warn", "It could not be noted when a session was last seen."],
  "sessions-not-ended": ["warn", "Sessions at the end of their lifetime are not ended yet."],
  "telling-bug": ["error", "The event wire could not tell who is where."],
  "upgrade-bug": ["error", "A connection could not be opened."],
  "printer-useless": [
    "warn",
    "The browser of this machine does not print, so people print in their own. CHROMIUM names another, or is off.",
  ],
  "paper-not-printed": [
    "warn",
    "A paper was not printed. Its reader was told to print it themselves.",
  ],
  "page-bug": ["error", "An HTTP request failed."],
} as const satisfies Record<string, readonly [Exclude<LogLevel, "silent">, string]>;

export type LogEvent = keyof typeof EVENTS;

/**
 * What may stand beside an event. LOG-1: a closed list, because free words are how a note or the secret of a link gets
 * into a log. No field tells a seat, and none a document, except one that is damaged: it has to be found and restored.
 */
export interface LogFields {
  readonly reason?: CloseReason;
  readonly role?: Role;
  readonly request?: Request["request"];
  readonly method?: string;
  /** The pattern of a path, never the path that was asked for. */
  readonly route?: string;
  readonly negotiation?: NegotiationId;
  /** The key of a damaged document. */
  readonly damaged?: string;
  /** Of a damaged record. */
  readonly row?: number;
  /** Of what was thrown, only what no person can have written is kept. */
  readonly error?: unknown;
}

/** Says something to whoever runs the server. */
export type Warn = (event: LogEvent, fields?: LogFields) => void;

interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
  readonly sqlite?: string;
  /** The same for the same bug, whose stack is written once. */
  readonly bug?: string;
  readonly stack?: readonly string[];
  readonly cause?: ErrorFacts;
}

/** So many different stacks are remembered as written. */
const MOST_BUGS = 500;

/** Where the lines go: JSON to whatever collects them, plain ones to a person at a terminal. */
export function openLog(options: {
  level: LogLevel;
  isTerminal: boolean;
  /** For tests; stderr otherwise. */
  write?: (line: string) => void;
}): Warn {
  const { write } = options;
  const say = write ?? ((line: string) => void process.stderr.write(line));
  // Written at once, so that the reason for which a process ends is there when it has ended.
  const asJson = write === undefined ? pino.destination({ dest: 2, sync: true }) : { write };
  const asWords: DestinationStream = { write: (line) => say(plainLine(line)) };
  const logger = pino(
    {
      level: options.level,
      base: null,
      messageKey: "words",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    options.isTerminal ? asWords : asJson,
  );
  const known = new Set<string>();
  const factsOf = (error: unknown, isBug: boolean): ErrorFacts => {
    const facts = plainFacts(error);
    const cause = error instanceof Error ? error.cause : undefined;
    const caused = cause === undefined ? {} : { cause: factsOf(cause, isBug) };
    if (!isBug) return { ...facts, ...caused };
    const stack = framesOf(error);
    const bug = createHash("sha256").update(stack.join("\n")).digest("hex").slice(0, 8);
    const isFirst = !known.has(bug);
    if (known.size >= MOST_BUGS) known.clear();
    known.add(bug);
    return { ...facts, bug, ...(isFirst ? { stack } : {}), ...caused };
  };

  return (event, { error, ...fields } = {}) => {
    const [level, words] = EVENTS[event];
    const isBug = level === "error" || level === "fatal";
    const thrown = error === undefined ? {} : { error: factsOf(error, isBug) };
    logger[level]({ event, ...fields, ...thrown }, words);
  };
}

/** The message is left out: one that a parser made quotes what it could not read, and that is what somebody wrote. */
function plainFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  // SQLite's own words for a result code, such as "database or disk is full".
  const sqlite = "errstr" in error && typeof error.errstr === "string" ? error.errstr : "";
  return {
    name: error.constructor.name,
    ...(/^[A-Z][A-Z0-9_]*$/.test(code) ? { code } : {}),
    ...(code === "ERR_SQLITE_ERROR" && sqlite !== "" ? { sqlite } : {}),
  };
}

/** Where it was thrown. The message stands in front of that, and may hold lines that look like these. */
function framesOf(error: unknown): string[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  const head = error.message === "" ? error.name : error.message;
  const at = error.stack.indexOf(head);
  const rest = error.stack.slice(at + head.length);
  // A message that was changed afterwards cannot be told from the rest.
  if (at === -1 || !rest.startsWith("\n")) return [];
  const frames = rest.split("\n");
  return frames.map((line) => line.trim()).filter((line) => line.startsWith("at "));
}

/** One line of the log as a person reads it. */
function plainLine(line: string): string {
  const { time, level, words, event, error, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const about = Object.entries({ event, ...rest }).map(
    ([name, value]) => `${name} ${String(value)}`,
  );
  return `${String(time)} ${String(level)}: ${String(words)} (${about.join(", ")})\n${thrownLines(error as ErrorFacts | undefined)}`;
}

function thrownLines(error: ErrorFacts | undefined): string {
  if (error === undefined) return "";
  const { name, code, sqlite, bug, stack = [], cause } = error;
  const facts = [name, code, sqlite, bug && `bug ${bug}`].filter(Boolean).join(", ");
  return `  ${facts}\n${stack.map((frame) => `    ${frame}\n`).join("")}${thrownLines(cause)}`;
}
