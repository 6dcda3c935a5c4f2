import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { WholeNumbers } from "./whole-numbers.tsx";

/** What is kept on one line, and all that is read. */
function shown(text: string): { whole: string[]; read: string } {
  const markup = renderToStaticMarkup(<WholeNumbers>{text}</WholeNumbers>);
  const whole = [...markup.matchAll(/<span class="whole-number">([^<]*)<\/span>/g)];
  return { whole: whole.map(([, part = ""]) => part), read: markup.replaceAll(/<[^>]*>/g, "") };
}

test("a proposal's number stays on one line with its letter, and a day with its month, and what is read is the very text", () => {
  const kept: readonly (readonly [text: string, whole: readonly string[]])[] = [
    ["Merge W-13 a) and b) with others", ["W-13 a)"]],
    ["Reject pass 3 of W-12", ["W-12"]],
    ["Renumber Ä-7", ["Ä-7"]],
    ["W-1", ["W-1"]],
    ["to 2007-11-05, 23:59 (America/Los_Angeles)", ["2007-11-05"]],
    ["to 5 November 2007, 23:59 (America/Los_Angeles)", ["5 November"]],
    ["W-12 May Day, in 2007 Mayors", ["W-12"]],
    ["Sign what was agreed by Guild package 2", []],
    ["Electronic sell-through (permanent downloads)", []],
  ];
  for (const [text, whole] of kept) expect(shown(text)).toEqual({ whole, read: text });
});
