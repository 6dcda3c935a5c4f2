import { expect, test } from "vitest";
import * as z from "zod/mini";

import { canonicalHash } from "../record/canonical.ts";
import { fact } from "./facts.ts";
import { refusedAnswer, replies, request } from "./requests.ts";

/**
 * The hash of the whole event wire. A change of any message changes it: look at docs/protocol.md and at every client
 * that may be open while the server is replaced, then put the new hash here.
 */
const WIRE = "cb08983991677be691ed03e844135ce60debe5fa0733bec0da6fe8372e314287";

test("the event wire is changed on purpose or not at all", () => {
  const schemas = { request, fact, refusedAnswer, ...replies };
  const wire = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema)]),
  );
  expect(canonicalHash(wire)).toBe(WIRE);
});

test("every request has its reply", () => {
  const asked = request.def.options.map((option) => [...option.shape.request.def.values].join());
  expect(asked.toSorted()).toEqual(Object.keys(replies).toSorted());
});
