import type { Seat } from "@crosstable/shared/roles";
import { personalLink } from "@crosstable/shared/session/sign-in";

import { BadConfig, readConfig } from "./config.ts";
import { startHouse, type House } from "./house.ts";
import { DataFolderTaken } from "./storage/data-folder-lock.ts";

const PARENT_LOOK_EVERY_MS = 500;
const STOP_WITHIN_MS = 5_000;

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

function warn(words: string): void {
  process.stderr.write(`${new Date().toISOString()} ${words}\n`);
}

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

function stopOnSignals(house: House): void {
  let stoppingSinceMs: number | undefined;
  const stop = (): void => {
    if (stoppingSinceMs !== undefined) return;
    stoppingSinceMs = performance.now();
    say("Closing: everybody is told, everything is stored.");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void house.close().then(
      () => process.exit(0),
      (error: unknown) => {
        warn(`the house did not close cleanly: ${String(error)}`);
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

const config = readOrFail();
try {
  const origins =
    config.publicUrl === null ? config.origins : [...config.origins, config.publicUrl];
  const house = await startHouse({
    ...config,
    origins,
    warn,
    onDiskBroken: (error) => {
      warn(
        `the disk failed; the server stops, so that nothing is called stored that is not: ${String(error)}`,
      );
      process.exit(1);
    },
  });
  stopOnSignals(house);
  if (config.restored)
    warn(
      "RESTORED is on: pages bring back what the backup lacks, whoever wrote it. Start without it when everybody has been here.",
    );
  printLinks(house, config.publicUrl ?? house.url.replace("127.0.0.1", "localhost"));
} catch (error) {
  if (error instanceof DataFolderTaken) fail(error.message);
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    fail(`Port ${config.port} is taken by another program. Choose another: PORT=4171 npm start`);
  }
  throw error;
}
