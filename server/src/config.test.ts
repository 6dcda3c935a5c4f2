import { expect, test } from "vitest";

import { BadConfig, readConfig } from "./config.ts";

const TOKEN = "k3Vb0qXy7Zr1mN5tP9wL2sD8fG4hJ6aC";

test("without settings the house serves this machine alone, with the demonstration", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 4170, host: "127.0.0.1", demo: true, publicUrl: null });
  expect(config).toMatchObject({ logLevel: "warn", metricsToken: null });
  expect(config.dataDir).toMatch(/[\\/]data$/);
});

test("an empty setting is one that was not set", () => {
  const empty = { PORT: "", HOST: "", DATA_DIR: " ", ORIGINS: "", PUBLIC_URL: "", DEMO: "" };
  const alsoEmpty = { LOG_LEVEL: "", METRICS_TOKEN: "" };
  expect(readConfig({ ...empty, ...alsoEmpty })).toEqual(readConfig({}));
});

test("settings are read", () => {
  const config = readConfig({
    PORT: "8080",
    HOST: "0.0.0.0",
    DEMO: "off",
    ORIGINS: "https://a.example.org, http://b.example.org:81/path",
    PUBLIC_URL: "https://talks.example.org/",
    LOG_LEVEL: "info",
    METRICS_TOKEN: TOKEN,
  });
  expect(config).toMatchObject({
    port: 8080,
    host: "0.0.0.0",
    demo: false,
    origins: ["https://a.example.org", "http://b.example.org:81"],
    publicUrl: "https://talks.example.org",
    logLevel: "info",
    metricsToken: TOKEN,
  });
});

test("METRICS-2 a token that can be guessed is refused, and not repeated", () => {
  const short = TOKEN.slice(1);
  expect(() => readConfig({ METRICS_TOKEN: short })).toThrow(/^METRICS_TOKEN has to have/);
  expect(() => readConfig({ METRICS_TOKEN: short })).not.toThrow(short);
});

test.each([
  [{ PORT: "http" }, "PORT"],
  [{ PORT: "70000" }, "PORT"],
  [{ PORT: "-1" }, "PORT"],
  [{ DEMO: "perhaps" }, "DEMO"],
  [{ RESTORED: "yes" }, "RESTORED"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  [{ METRICS_TOKEN: `${TOKEN} and spaces` }, "METRICS_TOKEN"],
  [{ ORIGINS: "talks.example.org" }, "ORIGINS"],
  [{ PUBLIC_URL: "file:///etc" }, "PUBLIC_URL"],
])("%o is refused in words that name the setting", (env, name) => {
  expect(() => readConfig(env)).toThrow(BadConfig);
  expect(() => readConfig(env)).toThrow(name);
});

test("papers are printed by the browser that is named, by none, or by one that is found", () => {
  expect(readConfig({}).chromium).toBeNull();
  expect(readConfig({ CHROMIUM: "off" }).chromium).toBe("off");
  expect(readConfig({ CHROMIUM: process.execPath }).chromium).toBe(process.execPath);
  expect(() => readConfig({ CHROMIUM: "/no/such/browser" })).toThrow(BadConfig);
  expect(() => readConfig({ CHROMIUM: "chromium" })).toThrow("the whole path");
  const shell = "/usr/bin/chromium-headless-shell";
  expect(() => readConfig({ CHROMIUM: shell })).toThrow("a whole Chromium");
});
