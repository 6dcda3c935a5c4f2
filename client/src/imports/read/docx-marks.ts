import { childOf, type XmlNode } from "./xml-tree.ts";

const MARKS = ["strike", "dstrike", "vanish"] as const;

/** What takes words out of a text without taking them out of its file: struck out once or twice, or hidden. */
export type Mark = (typeof MARKS)[number];

/** The marks that a style or a run speaks of itself; one that it takes away is false. */
export type Marks = ReadonlyMap<Mark, boolean>;

/** Reads the marks of a style, or of a run (its `rPr`). */
export function readMarks(properties: XmlNode | undefined): Marks {
  return new Map(
    MARKS.flatMap((mark): [Mark, boolean][] => {
      const value = childOf(properties, mark)?.attributes;
      return value === undefined
        ? []
        : [[mark, !/^(?:0|false|off)$/u.test(value.get("val") ?? "")]];
    }),
  );
}

/**
 * Whether words bear a mark, by what their run, the style of their signs and the style of their paragraph say of it. What the run
 * says counts alone. Two styles with one mark take it from each other (ECMA-376 part 1, 17.7.3), but for the double strike.
 */
export function isMarked(mark: Mark, of: { run: Marks; signs: Marks; paragraph: Marks }): boolean {
  const [run, signs, paragraph] = [of.run, of.signs, of.paragraph].map((marks) => marks.get(mark));
  if (run !== undefined) return run;
  if (mark === "dstrike") return signs ?? paragraph ?? false;
  return (signs ?? false) !== (paragraph ?? false);
}
