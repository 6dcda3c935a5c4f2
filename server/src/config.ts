import { resolve } from "node:path";

/** How the server is run. Read from the environment here and nowhere else. */
export interface Config {
  readonly port: number;
  /** 127.0.0.1 serves this machine alone; 0.0.0.0 serves the network, where TLS has to stand in front. */
  readonly host: string;
  readonly dataDir: string;
  /** Origins beside the server's own whose pages may speak for people. */
  readonly origins: readonly string[];
  /** Where people reach the server, for the printed links. */
  readonly publicUrl: string | null;
  readonly demo: boolean;
}

/** A setting that cannot be read; the message says which and why. */
export class BadConfig extends Error {}

const DEFAULT_PORT = 4170;
const MOST_PORT = 65_535;

/** Reads the settings. Throws BadConfig in words. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    port: readPort(env["PORT"]),
    host: env["HOST"] ?? "127.0.0.1",
    dataDir: resolve(env["DATA_DIR"] ?? "data"),
    origins: (env["ORIGINS"] ?? "")
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map(readOrigin),
    publicUrl: env["PUBLIC_URL"] === undefined ? null : readOrigin(env["PUBLIC_URL"]),
    demo: env["DEMO"] !== "off",
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > MOST_PORT)
    throw new BadConfig(`PORT is "${text}"; it has to be a number from 0 to ${MOST_PORT}.`);
  return port;
}

function readOrigin(text: string): string {
  try {
    return new URL(text).origin;
  } catch {
    throw new BadConfig(`"${text}" is no origin; write it as https://talks.example.org.`);
  }
}
