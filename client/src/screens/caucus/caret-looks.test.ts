import fc from "fast-check";
import { expect, test } from "vitest";

import { caretLooks } from "./caret-looks.ts";

const HUES = 8;
const LOOKS = 16;
const seats = (maxLength: number) =>
  fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength });

test("CARET-1 no two people in one document share a hue while there are hues, nor a look while there are looks", () => {
  fc.assert(
    fc.property(seats(LOOKS), (present) => {
      const looks = [...caretLooks(present).values()];
      expect(looks).toHaveLength(present.length);
      expect(new Set(looks.map(({ hue, isDashed }) => `${hue} ${isDashed}`)).size).toBe(
        present.length,
      );
      expect(new Set(looks.map(({ hue }) => hue)).size).toBe(Math.min(present.length, HUES));
    }),
  );
});

test("CARET-1 every screen gives a person the same look, however it heard of them, and also in a crowd", () => {
  fc.assert(
    fc.property(seats(LOOKS * 2), (present) => {
      const looks = caretLooks(present);
      const heard = [...present.toReversed(), ...present];
      expect(caretLooks(heard)).toEqual(looks);
      expect(looks.size).toBe(present.length);
    }),
  );
});
