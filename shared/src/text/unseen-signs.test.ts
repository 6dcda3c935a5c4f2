import { describe, expect, test } from "vitest";

import { partsWithUnseen, unseenSignsIn, withUnseenNamed } from "./unseen-signs.ts";

const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x202a, 0x202e],
  [0x2066, 0x2069],
  [0x200b, 0x200f],
  [0x2060, 0x2064],
  [0x2028, 0x2029],
  [0xfeff, 0xfeff],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x3164, 0x3164],
  [0xe0041, 0xe0041],
  [0x0007, 0x0007],
  [0x009f, 0x009f],
];

describe("SIGNS-1 signs that nobody would see", () => {
  test.each(RANGES)("every sign from %x to %x is named between the words around it", (from, to) => {
    for (let sign = from; sign <= to; sign += 1) {
      const code = `U+${sign.toString(16).toUpperCase().padStart(4, "0")}`;
      const parts = partsWithUnseen(`The rate is ${String.fromCodePoint(sign)}5.2 %.`);
      expect(parts).toEqual(["The rate is ", { code, name: expect.any(String) }, "5.2 %."]);
    }
  });

  test("a figure that would be drawn the other way round is written out as it is, with the names of what turns it", () => {
    expect(withUnseenNamed("The rate is \u202e5.2\u202c %.")).toBe(
      "The rate is [right-to-left override U+202E]5.2[pop directional formatting U+202C] %.",
    );
  });

  test("what is drawn is left alone: pictures of several signs, joiners of scripts that join, tabs, line ends, other scripts", () => {
    for (const text of [
      "",
      "2.5 % of gross\tand\r\nmore\n",
      "\u{1f468}\u200d\u{1f469}\u200d\u{1f467} and \u2764\ufe0f\u200d\u{1f525}",
      "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
      "\u0915\u094d\u200d\u0937",
      "\u05e9\u05dc\u05d5\u05dd 2.5 %",
      "e\u0301 \u00a0 \u2009 \u3000",
    ]) {
      expect(withUnseenNamed(text)).toBe(text);
      expect(unseenSignsIn({ text })).toEqual([]);
    }
    expect(withUnseenNamed("W\u200d-1")).toBe("W[zero width joiner U+200D]-1");
  });

  test("each sign of a whole move is told once, wherever in it a text stands", () => {
    const found = unseenSignsIn({
      kind: "offer-package",
      title: "A\u200b",
      members: [{ text: "\u202ex\u200b" }, { text: "y" }],
      openUntil: null,
    });
    expect(found.map(({ code }) => code)).toEqual(["U+200B", "U+202E"]);
  });
});
