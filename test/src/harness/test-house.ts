import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startHouse, type House, type HouseOptions } from "@crosstable/server/house";
import { openLog } from "@crosstable/server/log";

export interface TestHouse extends AsyncDisposable {
  /** The house that is open now; another one after a restart. */
  readonly house: House;
  readonly port: number;
  readonly origin: string;
  readonly dataDir: string;
  /** The events of which the house has told its host, by name. */
  readonly warnings: readonly string[];
  /** The log that the host has of them, line by line. */
  readonly logged: readonly string[];
  /** Closes the house and opens it again on the same data and the same port. Something may happen to the disk meanwhile. */
  restart(meanwhile?: () => void): Promise<void>;
}

const HOST = "127.0.0.1";

/** Opens the real house on a free port and a folder of its own, with the 2007 talks in it. */
export async function openTestHouse(
  options: Partial<
    Pick<
      HouseOptions,
      | "now"
      | "steadyMs"
      | "pingEveryMs"
      | "wrapStorage"
      | "origins"
      | "demo"
      | "metricsToken"
      | "chromium"
      | "printWithinMs"
      | "lookForOldSessionsEveryMs"
    >
  > = {},
): Promise<TestHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-test-"));
  const warnings: string[] = [];
  const logged: string[] = [];
  const log = openLog({ level: "info", isTerminal: false, write: (line) => logged.push(line) });
  const open = async (port: number): Promise<House> =>
    startHouse({
      dataDir,
      port,
      host: HOST,
      origins: [],
      demo: true,
      warn: (event, fields) => {
        warnings.push(event);
        log(event, fields);
      },
      onDiskBroken: (error) => {
        throw new Error("the disk of the test broke", { cause: error });
      },
      ...options,
    });
  let house = await open(0);
  const { port } = house;
  return {
    get house() {
      return house;
    },
    port,
    origin: `http://${HOST}:${port}`,
    dataDir,
    warnings,
    logged,
    async restart(meanwhile) {
      await house.close();
      meanwhile?.();
      house = await open(port);
    },
    async [Symbol.asyncDispose]() {
      await house.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
