import { describe, expect, test } from "vitest";

import { lookAlikesIn } from "./look-alikes.ts";
import { unseenSignsIn, withUnseenNamed } from "./unseen-signs.ts";

describe("SIGNS-3 letters and digits that look like others", () => {
  test.each([
    ["p\u0430yment", "p\u0430[Cyrillic letter U+0430]yment"],
    ["\u0410MPTP and WGA", "\u0410[Cyrillic letter U+0410]MPTP and WGA"],
    ["Pr\u03bfducers", "Pr\u03bf[Greek letter U+03BF]ducers"],
    ["They \u0440\u0430y", "They \u0440\u0430[Cyrillic letter U+0440 U+0430]y"],
    ["\u041f\u043ebe\u0434\u0430", "\u041f\u043ebe[Latin letter U+0062 U+0065]\u0434\u0430"],
    ["2.\u09ea%", "2.\u09ea[digit of another script U+09EA]%"],
    ["1\u041e0 dollars", "1\u041e[Cyrillic letter U+041E]0 dollars"],
    ["\u04170%", "\u0417[Cyrillic letter U+0417]0%"],
    ["2.\u03bf5", "2.\u03bf[Greek letter U+03BF]5"],
  ])("%s is drawn as it is, with the name of what is of another script", (text, named) => {
    expect(withUnseenNamed(text)).toBe(named);
    expect(text).toContain(lookAlikesIn(text)[0]?.signs);
  });

  test("a word of one script throughout is a word of another language, and so are its figures; units and accents are letters", () => {
    for (const text of [
      "",
      "Producers pay 2.5%.",
      "\u041f\u043e\u0431\u0435\u0434\u0430 and Victory, \u0394\u03af\u03ba\u03b7",
      "W-12 \u0430) \u0438 Article 13",
      "\u0664\u0665\u066b\u0665",
      "5 \u03bcm, 10 k\u03a9, \u0394t, 3 \u00b5g",
      "na\u00efve caf\u0065\u0301 fa\u00e7ade",
      "\u7535\u5f71 DVD \u30c7\u30a3\u30b9\u30af\u3067A",
      "\u043e\u0442 5 \u0434\u043e 10",
    ])
      expect([text, lookAlikesIn(text)]).toEqual([text, []]);
  });

  test("each is told once of a whole move, beside the signs that nobody sees, and the text is its parts joined", () => {
    const text = "p\u0430y\u200b p\u0430y 2.\u09ea";
    expect(unseenSignsIn({ text }).map(({ code }) => code)).toEqual(["U+0430", "U+200B", "U+09EA"]);
  });

  test("BOUND-2 a text of nothing but such words is read in one go", () => {
    const text = "p\u0430".repeat(5_000);
    expect(lookAlikesIn(text)).toHaveLength(5_000);
    expect(lookAlikesIn("\u0430".repeat(5_000) + "p")).toHaveLength(1);
    expect(lookAlikesIn("1\u041e".repeat(5_000))).toHaveLength(5_000);
  });
});
