import { dirname, relative, resolve, sep } from "node:path";

import { EVERYTHING, PACKAGES, ROOMS } from "./arrows.ts";

const ROOT = dirname(import.meta.dirname);
const SOURCE = /\.tsx?$/;
const TEST = /\.(test|contract)\.tsx?$/;

interface Place {
  readonly inPackage: string;
  readonly room: string;
}

/** What is wrong with this import, in words; undefined when the door is open. */
export function closedDoor(filename: string, specifier: string): string | undefined {
  const from = placeOfFile(filename);
  const to = placeOfImport(filename, specifier);
  if (from === undefined || to === undefined) return undefined;

  const isAtHome = from.inPackage === to.inPackage;
  if (isAtHome && from.room === to.room) return undefined;
  if (isDoorless(to))
    return `Only ${nameOf(to)} puts its house together, and nobody looks into it.`;
  if (!isAtHome) {
    return sees(PACKAGES[from.inPackage], to.inPackage)
      ? undefined
      : refusal(from.inPackage, to.inPackage);
  }
  return closedRoom(filename, from, to);
}

function closedRoom(filename: string, from: Place, to: Place): string | undefined {
  const rooms = ROOMS[from.inPackage];
  // A test may set the stage with any room of its package.
  if (rooms === undefined || TEST.test(filename)) return undefined;
  if (rooms[from.room] === undefined) {
    return `The room ${nameOf(from)} is new: give it a row in lint/arrows.ts and a line in ARCHITECTURE.md.`;
  }
  return sees(rooms[from.room], to.room) ? undefined : refusal(nameOf(from), nameOf(to));
}

function refusal(from: string, to: string): string {
  return `${from} may not look into ${to}. See "Arrows" in ARCHITECTURE.md; the table is lint/arrows.ts.`;
}

/** A room that puts the others together: to look into it would be to look into them all. */
function isDoorless({ inPackage, room }: Place): boolean {
  return ROOMS[inPackage]?.[room] === EVERYTHING;
}

function sees(arrows: readonly string[] | string | undefined, target: string): boolean {
  return arrows === EVERYTHING || (arrows ?? []).includes(target);
}

function nameOf({ inPackage, room }: Place): string {
  return `${inPackage}/${room}`;
}

function placeOfFile(filename: string): Place | undefined {
  const [inPackage = "", src, first = ""] = relative(ROOT, filename).split(sep);
  if (src !== "src" || !(inPackage in PACKAGES)) return undefined;
  return { inPackage, room: first.replace(/(\.test)?\.tsx?$/, "") };
}

function placeOfImport(filename: string, specifier: string): Place | undefined {
  if (specifier.startsWith(".")) {
    const target = resolve(dirname(filename), specifier);
    // Styles and pictures are furniture, not rooms.
    return SOURCE.test(target) ? placeOfFile(target) : undefined;
  }
  const [scope, inPackage = "", room = ""] = specifier.split("/");
  return scope === "@crosstable" ? { inPackage, room } : undefined;
}
