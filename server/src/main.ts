import type { Seat } from "@crosstable/shared/roles";
import { personalLink } from "@crosstable/shared/session/sign-in";

import { BadConfig, readConfig } from "./config.ts";
import { letHelpersGiveWay } from "./helper-threads.ts";
import { startHouse, type House } from "./house.ts";
import { openLog, type Warn } from "./log.ts";
import { findChromium } from "./papers/find-chromium.ts";
import { DataFolderTaken } from "./storage/data-folder-lock.ts";
import { DataFolderUnusable } from "./storage/data-folder-unusable.ts";

const PARENT_LOOK_EVERY_MS = 500;
const STOP_WITHIN_MS = 5_000;

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

/** Said to whoever has started it, before there is a house whose log it could be in. */
function fail(words: string): never {
  process.stderr.write(`${words}\n`);
  process.exit(2);
}

function printLinks(house: House, origin: string): void {
  const sideWords = (seat: Seat): string =>
    seat.side === null
      ? "Neither side"
      : (house.commands.stateOf(seat.negotiation)?.sides[seat.side].short ?? seat.side);
  const rows = house.demoLinks.map(({ seat, secret }) => [
    sideWords(seat),
    seat.role,
    seat.name,
    secret === null ? "taken" : personalLink(origin, secret),
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  if (rows.length > 0)
    say("\nSeats of the demonstration. Each link takes its seat once; the host makes new ones.\n");
  for (const row of rows)
    say(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  say(
    `\nCrosstable is open at ${origin}\nSeats that this browser holds are listed there. Ctrl+C stops the server.`,
  );
}

/** npm passes the signal of Ctrl+C on although the terminal has sent it already: within this time it is the same one. */
const SAME_SIGNAL_MS = 500;

function stopOnSignals(house: House, warn: Warn): void {
  let stoppingSinceMs: number | undefined;
  const stop = (): void => {
    if (stoppingSinceMs !== undefined) return;
    stoppingSinceMs = performance.now();
    warn("house-closing");
    say("Closing: everybody is told, everything is stored.");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void house.close().then(
      () => process.exit(0),
      (error: unknown) => {
        warn("house-closed-badly", { error });
        process.exit(1);
      },
    );
  };
  const onSignal = (): void => {
    const isAgain =
      stoppingSinceMs !== undefined && performance.now() - stoppingSinceMs > SAME_SIGNAL_MS;
    if (isAgain) process.exit(1);
    stop();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // npm passes a signal to its shell, and the shell ends without telling the server.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, PARENT_LOOK_EVERY_MS).unref();
}

function readOrFail(): ReturnType<typeof readConfig> {
  try {
    return readConfig();
  } catch (error) {
    if (error instanceof BadConfig) fail(error.message);
    throw error;
  }
}

letHelpersGiveWay();
const config = readOrFail();
const warn = openLog({ level: config.logLevel, isTerminal: process.stderr.isTTY });
// Node would print the message of the error, and in it perhaps what somebody wrote.
process.on("uncaughtException", (error) => {
  warn("house-crashed", { error });
  process.exit(1);
});
try {
  const origins =
    config.publicUrl === null ? config.origins : [...config.origins, config.publicUrl];
  const house = await startHouse({
    ...config,
    origins,
    chromium: findChromium(config.chromium),
    warn,
    onDiskBroken: (error) => {
      warn("disk-failed", { error });
      process.exit(1);
    },
  });
  warn("house-opened");
  if (config.restored) warn("restored-on");
  stopOnSignals(house, warn);
  printLinks(house, config.publicUrl ?? house.url.replace("127.0.0.1", "localhost"));
} catch (error) {
  if (error instanceof DataFolderTaken) fail(error.message);
  if (error instanceof DataFolderUnusable) {
    fail(`DATA_DIR is ${config.dataDir}, and that folder cannot be used: ${error.message}.`);
  }
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    fail(`Port ${config.port} is taken by another program. Choose another: PORT=4171 npm start`);
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    fail(`HOST is ${config.host}, and that is no address of this machine.`);
  }
  if (code === "EACCES") {
    fail(`Port ${config.port} may not be opened by this user. Choose another: PORT=4170 npm start`);
  }
  throw error;
}
