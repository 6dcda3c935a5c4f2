import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { redlineDocx } from "./redline-docx.ts";

async function pageOf(zone: string): Promise<string> {
  const bytes = await redlineDocx({
    title: "W-7, pass 3",
    about: [],
    origin: "Row 12",
    foot: "Row 12",
    zone,
    author: { author: "Guild", date: "2007-10-25T17:00:00Z" },
    parts: [],
  });
  const body = unzipSync(bytes)["word/document.xml"] ?? new Uint8Array();
  return /<w:pgSz [^>]*>/.exec(strFromU8(body))?.[0] ?? "";
}

test("EXPORT-6 a redline has the page of the zone in which it is printed, as every other paper", async () => {
  expect(await pageOf("America/Los_Angeles")).toContain('w:w="12240" w:h="15840"');
  expect(await pageOf("Europe/Berlin")).toContain('w:w="11906" w:h="16838"');
});
