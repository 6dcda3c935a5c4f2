import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { waitUntil } from "./wait-until.ts";

const MAIN = join(import.meta.dirname, "..", "..", "..", "server", "src", "main.ts");

/** The server as people start it: a process of its own. */
export interface HouseProcess extends AsyncDisposable {
  /** What it has printed so far. */
  readonly printed: string;
  readonly complaints: string;
  /** Where it is open; throws when it has ended before it was. */
  whenOpen(): Promise<string>;
  /** Sends a signal and waits for nothing. */
  signal(name: NodeJS.Signals): void;
  /** The exit code; null when a signal ended it. */
  exit(): Promise<number | null>;
}

/** One line of the printed table of seats. */
export interface PrintedSeat {
  readonly name: string;
  /** Null when somebody has taken the seat. */
  readonly secret: string | null;
}

/** The table of seats as it was printed: side, role, name, link. */
export function printedSeats({ printed }: HouseProcess): PrintedSeat[] {
  return printed.split("\n").flatMap((line): PrintedSeat[] => {
    const [, , name = "", link = ""] = line.split(/ {2,}/);
    if (link === "taken") return [{ name, secret: null }];
    const secret = /\/join#([\w-]{43})$/.exec(link)?.[1];
    return secret === undefined ? [] : [{ name, secret }];
  });
}

/** Starts the server with these settings and nothing else of this environment. */
export function startProcess(settings: Readonly<Record<string, string>>): HouseProcess {
  return follow(spawn(process.execPath, [MAIN], { env: { ...settings } }));
}

/** The same on a disk that fails: no file can grow beyond so many blocks of 512 bytes, and the kernel calls that an I/O error. */
export function startOnFailingDisk(
  settings: Readonly<Record<string, string>>,
  blocks: number,
): HouseProcess {
  const script = `ulimit -f ${blocks}; exec "$0" "$1"`;
  return follow(spawn("/bin/sh", ["-c", script, process.execPath, MAIN], { env: { ...settings } }));
}

function follow(child: ChildProcessWithoutNullStreams): HouseProcess {
  let printed = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  const ended = endOf(child);
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  const address = (): string | undefined => /is open at (\S+)/.exec(printed)?.[1];
  return {
    get printed() {
      return printed;
    },
    get complaints() {
      return complaints;
    },
    async whenOpen() {
      await waitUntil("the server is open", () => address() !== undefined || hasEnded);
      const found = address();
      if (found === undefined) throw new Error(`the server has ended: ${complaints}`);
      return found;
    },
    signal: (name) => void child.kill(name),
    exit: async () => ended,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}
