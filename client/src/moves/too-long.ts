import { move as moveSchema, type Move } from "@crosstable/shared/moves/move";

const CALLED: Readonly<Record<string, string>> = {
  words: "Your words are",
  text: "The text is",
  condition: "The condition is",
  askedWords: "Who asked for it, and how, is",
  authorisedBy: "What you say of the authority is",
  title: "The title is",
  subject: "The subject is",
};

/** What of it is longer than a move may hold, and by how much, as a sentence; null where everything fits. Else the server could not read it at all. */
export function tooLongWords(moves: readonly Move[]): string | null {
  for (const each of moves) {
    const found = moveSchema
      .safeParse(each)
      .error?.issues.find((issue) => issue.code === "too_big" && issue.origin === "string");
    if (found?.code !== "too_big") continue;
    const most = Number(found.maximum);
    const signs = lengthAt(each, found.path);
    const called = CALLED[String(found.path.at(-1))] ?? "What you wrote is";
    return `${called} ${counted(signs - most)} too long: ${most.toLocaleString("en")} are the most.`;
  }
  return null;
}

function lengthAt(of: unknown, path: readonly PropertyKey[]): number {
  const found = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], of);
  return typeof found === "string" ? found.length : 0;
}

function counted(signs: number): string {
  return signs === 1 ? "1 sign" : `${signs.toLocaleString("en")} signs`;
}
