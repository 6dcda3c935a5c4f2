import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, connect, type AddressInfo } from "node:net";
import { join } from "node:path";

import { cpuMsOf, rssKbOf, workFolder } from "./machine.ts";
import { nodeFlags } from "./node-flags.ts";

export type ServerKind = "floor" | "house";

const SCRIPTS = { floor: "floor.ts", house: "bench-house.ts" } as const satisfies Record<
  ServerKind,
  string
>;
const TRY_AGAIN_MS = 5;
const OPEN_WITHIN_MS = 20_000;

/** One server in a process of its own, on a port and a data folder that outlive it. */
export class ServerUnderTest implements AsyncDisposable {
  readonly kind: ServerKind;
  readonly port: number;
  readonly dataDir: string;
  readonly #core: number | null;
  #child: ChildProcess | null = null;
  #complaints = "";

  /** Whoever stops a benchmark halfway is left with neither a server nor its folder. */
  readonly #sweep = (): void => {
    this.#child?.kill("SIGKILL");
    rmSync(this.dataDir, { recursive: true, force: true });
  };

  private constructor(kind: ServerKind, port: number, core: number | null) {
    this.kind = kind;
    this.port = port;
    this.#core = core;
    this.dataDir = workFolder(kind);
    process.once("exit", this.#sweep);
  }

  static async start(kind: ServerKind, core: number | null): Promise<ServerUnderTest> {
    const server = new ServerUnderTest(kind, await freePort(), core);
    await server.startAgain();
    return server;
  }

  /** Starts on the same data; resolves when it takes connections. */
  async startAgain(): Promise<void> {
    // Both as package.json starts the product.
    const program = [process.execPath, ...nodeFlags()];
    const script = [...program, join(import.meta.dirname, SCRIPTS[this.kind])];
    const [command = "", ...args] =
      this.#core === null ? script : ["taskset", "-c", String(this.#core), ...script];
    // Budgets and shapes are those of the product: people here write what people write.
    const env = { PORT: String(this.port), DATA_DIR: this.dataDir, BENCH_LIMITS: "product" };
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: "pipe" });
    child.stdout.resume();
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.#complaints += text));
    this.#child = child;
    await this.#whenOpen(child);
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** What it has complained of, for whoever wonders about a figure. */
  get complaints(): string {
    return this.#complaints;
  }

  cpuMs(): number {
    return cpuMsOf(this.pid);
  }

  rssKb(): number {
    return rssKbOf(this.pid);
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
    process.off("exit", this.#sweep);
    this.#sweep();
  }

  async #whenOpen(child: ChildProcess): Promise<void> {
    const giveUpMs = performance.now() + OPEN_WITHIN_MS;
    while (!(await takesConnections(this.port))) {
      if (child.exitCode !== null || performance.now() > giveUpMs)
        throw new Error(`the ${this.kind} does not open: ${this.#complaints}`);
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

async function takesConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
