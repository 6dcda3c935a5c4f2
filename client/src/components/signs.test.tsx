import { MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import { heading, paragraph, type Paper } from "@crosstable/shared/papers/paper";
import { paperHtml } from "@crosstable/shared/papers/paper-html";
import { parseBlocks } from "@crosstable/shared/text/blocks";
import { strFromU8, unzipSync } from "fflate";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { paperDocx } from "../docx/paper-docx.ts";
import { answerTo } from "../redline/redline-answer.ts";
import { RedlineBlocks } from "../redline/redline-blocks.tsx";
import { LegalText } from "./legal-text.tsx";

const TURNED = "\u202e";
const BACK = "\u202c";
const TEXT = `# Rates\u200b
1. The rate is ${TURNED}5.2${BACK} %.
| Sales | Rate |
| --- | --- |
| all | ${TURNED}5.2${BACK} % |
Nothing else.`;
const UNSEEN = /[\u200b\u202c\u202e]/u;
const NAME = "right-to-left override U+202E";

/** All that is read of a page, without what stands around it. */
function wordsOf(markup: string): string {
  return markup.replaceAll(/<[^>]*>/g, "");
}

test("SIGNS-1 a text of headings, clauses and tables shows every unseen sign by its name, aloud as well, and draws none", () => {
  const markup = renderToStaticMarkup(<LegalText text={TEXT} />);
  expect(markup).not.toMatch(UNSEEN);
  expect(markup.match(/<bdi dir="ltr" class="unseen-sign">/g)).toHaveLength(5);
  expect(wordsOf(markup)).toContain(`The rate is  unseen sign: ${NAME} end 5.2`);
  expect(renderToStaticMarkup(<LegalText text="Plain." />)).not.toContain("bdi");
});

test("SIGNS-1 BOUND-2 a text of too many lines to be laid out, or of too many unseen signs to be marked, hides none of them", () => {
  const long = renderToStaticMarkup(
    <LegalText text={`${"a\n".repeat(MAX_SHOWN_PARTS)}It is ${TURNED}5.2${BACK} %.`} />,
  );
  expect(long).not.toMatch(UNSEEN);
  expect(long.match(/<bdi/g)).toHaveLength(2);
  for (const dense of [
    "\u200b".repeat(MAX_SHOWN_PARTS + 1),
    `${"\u200b".repeat(30)}\n`.repeat(200),
  ]) {
    const markup = renderToStaticMarkup(<LegalText text={dense} />);
    expect(markup).not.toMatch(UNSEEN);
    expect(markup).not.toContain("<bdi");
    expect(markup).toContain("[zero width space U+200B]");
  }
});

test("SIGNS-1 a redline shows a sign that was put in as a change, by its name", () => {
  const redline = answerTo({ key: 1, before: "The rate is 5.2 %.", after: TEXT });
  const markup = renderToStaticMarkup(
    <RedlineBlocks redline={redline} slices={[redline.blocks]} drawn={1} />,
  );
  expect(markup).not.toMatch(UNSEEN);
  const one = answerTo({ key: 1, before: "It is 5.2 %.", after: `It is ${TURNED}5.2${BACK} %.` });
  expect(one.changes).toHaveLength(2);
  expect(
    renderToStaticMarkup(<RedlineBlocks redline={one} slices={[one.blocks]} drawn={1} />),
  ).toMatch(/<ins[^>]*>.*?<bdi.*?right-to-left override U\+202E.*?<\/ins>5\.2/);
});

test("SIGNS-1 no paper draws one, whatever stands in it: not its page, and not its DOCX", async () => {
  const paper: Paper = {
    title: "Record",
    talks: `Talks${TURNED}`,
    stamp: null,
    mark: {
      negotiation: "test-talks",
      at: "2026-01-06T00:00:00Z",
      zone: "UTC",
      seq: 1,
      head: "0".repeat(64),
    },
    parts: [
      heading(1, `Part\u200b`),
      paragraph(`Said ${TURNED}so${BACK}`),
      { kind: "list", items: [`Item\u200b`] },
      { kind: "table", columns: [{ words: "Text", width: 100 }], rows: [[`Cell ${TURNED}5.2`]] },
      { kind: "text", blocks: parseBlocks(TEXT) },
    ],
  };
  const page = paperHtml(paper);
  expect(page).not.toMatch(UNSEEN);
  expect(page).toContain(`The rate is [${NAME}]5.2`);
  const files = unzipSync(await paperDocx(paper));
  const words = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  expect(words).not.toMatch(UNSEEN);
  expect(words).toContain(`The rate is [${NAME}]5.2`);
});

test("SIGNS-3 a letter that looks like another is drawn in a mark with its name, in a text and in a redline, and a word of another language is not", () => {
  const mark =
    /p<bdi dir="ltr" class="unseen-sign look-alike">.*?>\u0430<.*?Cyrillic letter U\+0430.*?<\/bdi>yment/;
  const forged = "The p\u0430yment is 5.";
  expect(renderToStaticMarkup(<LegalText text={forged} />)).toMatch(mark);
  const redline = answerTo({ key: 1, before: "The payment is 5.", after: forged });
  expect(redline.changes).toHaveLength(1);
  expect(
    renderToStaticMarkup(<RedlineBlocks {...{ redline, slices: [redline.blocks], drawn: 1 }} />),
  ).toMatch(mark);
  expect(
    renderToStaticMarkup(<LegalText text={"\u041f\u043e\u0431\u0435\u0434\u0430"} />),
  ).not.toContain("bdi");
});
