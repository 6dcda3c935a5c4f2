import { readFileSync } from "node:fs";

const PACKAGE = new URL("../../../package.json", import.meta.url);

/** The flags with which `npm start` runs Node: what is measured is the product as people run it. */
export function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { scripts: { start: string } };
  const flags = scripts.start.split(" ").filter((word) => word.startsWith("--"));
  if (flags.length === 0) throw new Error("package.json starts the product without any flag");
  return flags;
}
