import { expect, test } from "vitest";
import * as z from "zod/mini";

import { canonicalHash } from "../record/canonical.ts";
import { fact } from "./facts.ts";
import { recordRows } from "./read-record.ts";
import { refusedAnswer, replies } from "./replies.ts";
import { request } from "./requests.ts";

/**
 * The hash of the whole event wire. A change of any message changes it: look at docs/protocol.md and at every client
 * that may be open while the server is replaced, then put the new hash here.
 */
const WIRE = "0c582ebd6849757c467791f6c574686540e93c0735113510707edb494f715b8c";

const REPLIES = { ...replies, "read-record": recordRows };

test("the event wire is changed on purpose or not at all", () => {
  const schemas = { request, fact, refusedAnswer, ...REPLIES };
  const wire = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)]),
  );
  expect(canonicalHash(wire)).toBe(WIRE);
});

test("every request has its reply", () => {
  const asked = request.def.options.map((option) => [...option.shape.request.def.values].join());
  expect(asked.toSorted()).toEqual(Object.keys(REPLIES).toSorted());
});
