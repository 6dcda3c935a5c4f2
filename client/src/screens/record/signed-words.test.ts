import { expect, test } from "vitest";

import { signedRowsWords } from "./signed-words.ts";

test("VERIFY-5 the record screen calls no row signed that is of the first format, and only then leaves out who signed", () => {
  expect(signedRowsWords(0, 9)).toMatch(/^Each follows .* signed by the server, and every move/);
  expect(signedRowsWords(6, 9)).toMatch(
    /The first 6 rows have been signed by nobody, .* Every later row is signed by the server/,
  );
  expect(signedRowsWords(1, 9)).toContain("The first row has been signed by nobody");
  const none = signedRowsWords(9, 9);
  expect(none).toContain(
    "none of them is signed by anybody, neither by a device nor by the server",
  );
  expect(none).not.toContain("every");
});
