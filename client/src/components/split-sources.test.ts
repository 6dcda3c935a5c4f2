import { expect, test } from "vitest";

import { siteOf, splitSources } from "./split-sources.ts";

test("sources at the end of a text are parted from its words", () => {
  const text =
    "0.3% of gross.\nAs sources state it. Sources: https://a.example/x ; Report of a session";
  expect(splitSources(text)).toEqual({
    words: "0.3% of gross.\nAs sources state it.",
    sources: ["https://a.example/x", "Report of a session"],
  });
});

test("a text that names no sources stays whole, and so does one that only speaks of them", () => {
  for (const text of ["0.3% of gross.", "Sources: none.\nThe parties agree."])
    expect(splitSources(text)).toEqual({ words: text, sources: [] });
});

test("only a web address has a site to be followed to", () => {
  expect(siteOf("https://www.variety.com/2005/x")).toBe("variety.com");
  expect(siteOf("Report of a session")).toBeUndefined();
  expect(siteOf("javascript:alert(1)")).toBeUndefined();
});
