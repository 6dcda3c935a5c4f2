import { expect, test } from "vitest";
import * as z from "zod/mini";

import { canonicalHash } from "../record/canonical.ts";
import { fact } from "./facts.ts";
import { refusedAnswer, replies, request } from "./requests.ts";

/**
 * The hash of the whole event wire. A change of any message changes it: look at docs/protocol.md and at every client
 * that may be open while the server is replaced, then put the new hash here.
 */
<<<<<<< HEAD
const WIRE = "e70a24d63185a46381b859e8d3c729cd21674fa3faf4df9cc1ec99aad07cba4a";
=======
const WIRE = "4349855fe114ef5bf041789ef1f9995e0b5687cea0a714aefc37b9de1e77472f";
>>>>>>> main

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
