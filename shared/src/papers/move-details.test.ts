import { expect, test } from "vitest";
import * as z from "zod/mini";

import { moveWords } from "../moves/move-words.ts";
import { move, type Move } from "../moves/move.ts";
import { K1, K2, oneOfEach, threeOnTheTable, W8 } from "../moves/packages-for-tests.ts";
import { guildChief, guildNegotiator, producersChief, W7 } from "../moves/talks-for-tests.ts";
import { moveDetails } from "./move-details.ts";

/** What a reader of the record need not see, by the move and the field, or by the field alone; and why. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  hash: "the sentence names what has this hash, and that has a row of its own",
  lastPass: "holds off a move that crosses another; it says nothing of what is moved",
  lastPasses: "the same for several",
  "drop-half.row": "holds off an answer to what was said anew meanwhile",
  "answer-hold.row": "holds off an answer to a question that was asked meanwhile",
  meets:
    "holds off an answer to what the other side said anew meanwhile; that has a row of its own",
  "restart-clock.since": "holds off a late asking",
  "go-off-record.session": "holds off a late asking; the row before it says which session goes on",
  "go-on-record.session": "the same",
  instant: "the moment that the local time and its zone name, which stand there",
};

/** Said in the sentence as the state after the move has it, which this test does not make. */
const NAMED_AFTER: ReadonlySet<string> = new Set([
  "table-proposal.number",
  "merge.number",
  "renumber.number",
  "add-part.part",
  "add-part.letter",
  "split.into.number",
  "split.into.letter",
  "refer.members",
]);

const STATE = (() => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  talks.must(producersChief, {
    ...oneOfEach(talks),
    package: K2,
    members: [{ offer: "pass", proposal: W7, answers: 1, text: "Less." }],
  });
  return talks.state;
})();

test("PAPER-3 every field of every move stands on the record's paper and screen, or is named here with its reason", () => {
  const silent: string[] = [];
  for (const option of move.def.options) {
    const schema = z.toJSONSchema(option) as Schema;
    const kind = String(schema.properties?.["kind"]?.const);
    for (const path of pathsOf(schema)) {
      const name = `${kind}.${path}`;
      if (wordsFor(sample(schema, null)) === wordsFor(sample(schema, path))) silent.push(name);
    }
  }
  const left = silent.filter((name) => !NAMED_AFTER.has(name));
  expect(left.filter((name) => reasonFor(name) === undefined)).toEqual([]);
  // No reason outlives its field.
  const used = new Set(left.map(reasonFor));
  expect(Object.values(LEFT_OUT).filter((reason) => !used.has(reason))).toEqual([]);
  expect([...NAMED_AFTER].filter((name) => !silent.includes(name))).toEqual([]);
});

function reasonFor(name: string): string | undefined {
  return LEFT_OUT[name] ?? LEFT_OUT[name.slice(name.lastIndexOf(".") + 1)];
}

function wordsFor(sampled: unknown): string {
  const made: Move = move.parse(sampled);
  const side = made.kind === "lapse-package" ? null : "a";
  return JSON.stringify([moveWords(STATE, made, side), moveDetails(STATE, made, "UTC")]);
}

/** As much of a JSON schema as the moves need. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Every field that may differ, "members.text". */
function pathsOf(schema: Schema): Set<string> {
  const paths = new Set<string>();
  filled(schema, (leaf, path) => {
    if (leaf.const === undefined) paths.add(path);
    return null;
  });
  return paths;
}

/** A move in which everything is said; with a path, the same move with another value there. */
function sample(schema: Schema, varied: string | null): unknown {
  return filled(schema, (leaf, path) => valuesOf(leaf, path)[path === varied ? 1 : 0]);
}

function filled(
  schema: Schema,
  leaf: (schema: Schema, path: string) => unknown,
  path = "",
): unknown {
  const [one = schema] = optionsOf(schema);
  const { properties, items } = one;
  if (properties !== undefined) {
    const below = path === "" ? "" : `${path}.`;
    return Object.fromEntries(
      Object.entries(properties).map(([key, each]) => [key, filled(each, leaf, below + key)]),
    );
  }
  if (items === undefined) return leaf(one, path);
  const options = optionsOf(items);
  return (options.length > 1 ? options : [items, items]).map((each) => filled(each, leaf, path));
}

function optionsOf(schema: Schema): readonly Schema[] {
  return schema.oneOf ?? schema.anyOf ?? [schema];
}

const IDS: Readonly<Record<string, readonly [string, string]>> = {
  proposal: [W7, W8],
  about: [W7, W8],
  from: [W7, W8],
  package: [K1, K2],
  answers: [K1, K2],
  seat: [guildChief.id, guildNegotiator.id],
};
const TEXTS = ["7", "8", "One thing", "Another thing", "2031-05-01T09:00", "2031-05-01T10:00"];
const HASHES = ["a".repeat(64), "b".repeat(64)];

function valuesOf(leaf: Schema, path: string): readonly unknown[] {
  if (leaf.const !== undefined) return [leaf.const, leaf.const];
  // Of withdrawals only that one has a condition to say.
  if (leaf.enum?.includes("conditional") === true) return ["conditional", "unconditional"];
  if (leaf.enum !== undefined) return leaf.enum;
  if (leaf.type === "boolean") return [true, false];
  if (leaf.type === "integer") return [1, 2];
  if (leaf.format === "date-time") return ["2031-05-01T09:00:00.000Z", "2031-05-02T09:00:00.000Z"];
  const ids = IDS[path.slice(path.lastIndexOf(".") + 1)];
  if (ids !== undefined) return ids;
  const pattern = new RegExp(leaf.pattern ?? "", "u");
  return ["a", "b", ...TEXTS, ...HASHES].filter((each) => pattern.test(each));
}
