import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";

import { LOG_LEVELS, type LogLevel } from "./log.ts";

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
  /** The data folder was restored from a backup, and people's devices hold what it lacks. */
  readonly restored: boolean;
  readonly logLevel: LogLevel;
  /** Who shows it may read the metrics. Null leaves them closed to everybody. */
  readonly metricsToken: string | null;
  /** The browser that prints papers as PDF: a path, "off", or null to look in the usual places. */
  readonly chromium: string | null;
}

/** A setting that cannot be read; the message says which and why. */
export class BadConfig extends Error {}

const DEFAULT_PORT = 4170;
const MOST_PORT = 65_535;
/** As long as 24 random bytes in base64: nobody guesses it, however long they try. */
const SHORTEST_TOKEN = 32;

/** Reads the settings. Throws BadConfig in words. An empty setting is one that was not set. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const publicUrl = read("PUBLIC_URL");
  return {
    port: readPort(read("PORT")),
    host: read("HOST") ?? "127.0.0.1",
    dataDir: resolve(read("DATA_DIR") ?? "data"),
    origins: (read("ORIGINS") ?? "")
      .split(",")
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .map((each) => readOrigin("ORIGINS", each)),
    publicUrl: publicUrl === undefined ? null : readOrigin("PUBLIC_URL", publicUrl),
    demo: readSwitch("DEMO", read("DEMO"), true),
    restored: readSwitch("RESTORED", read("RESTORED"), false),
    logLevel: readLogLevel(read("LOG_LEVEL")),
    metricsToken: readToken(read("METRICS_TOKEN")),
    chromium: readChromium(read("CHROMIUM")),
  };
}

function readPort(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= MOST_PORT) return port;
  throw new BadConfig(`PORT is "${text}"; it has to be a number from 0 to ${MOST_PORT}.`);
}

function readSwitch(name: string, text: string | undefined, otherwise: boolean): boolean {
  if (text === undefined) return otherwise;
  if (text === "on" || text === "off") return text === "on";
  throw new BadConfig(`${name} is "${text}"; it has to be on or off.`);
}

function readLogLevel(text = "warn"): LogLevel {
  const level = LOG_LEVELS.find((each) => each === text);
  if (level !== undefined) return level;
  throw new BadConfig(`LOG_LEVEL is "${text}"; it has to be one of ${LOG_LEVELS.join(", ")}.`);
}

/** It reads no preferences, by which a page that is printed is kept from running anything. */
const SHELL_ALONE = /headless[-_]shell[^/]*$/;

function readChromium(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (SHELL_ALONE.test(text)) {
    throw new BadConfig(
      `CHROMIUM is "${text}", a headless shell, which cannot be told to run no scripts; it has to be a whole Chromium.`,
    );
  }
  if (text === "off" || (isAbsolute(text) && existsSync(text))) return text;
  throw new BadConfig(
    `CHROMIUM is "${text}"; it has to be off, or the whole path of a Chromium on this machine.`,
  );
}

/** The complaint does not repeat what was given: it may be a part of the right one. */
function readToken(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (text.length >= SHORTEST_TOKEN && /^[\x21-\x7e]+$/.test(text)) return text;
  throw new BadConfig(
    `METRICS_TOKEN has to have at least ${SHORTEST_TOKEN} letters, digits or signs, and no spaces.`,
  );
}

function readOrigin(name: string, text: string): string {
  const url = URL.parse(text);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url.origin;
  throw new BadConfig(
    `${name} has "${text}"; write the address of a site, such as https://talks.example.org.`,
  );
}
