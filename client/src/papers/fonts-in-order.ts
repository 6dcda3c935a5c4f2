import type { Feature } from "write-excel-file/universal";

/** The order in which the format's schema has what a font says of itself. */
const ORDER =
  "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme";

/** The library writes what a font says of itself in an order of its own, which a strict reader calls damaged. */
export const FONTS_IN_ORDER: Feature<Blob> = {
  files: {
    transform: {
      "xl/styles.xml": {
        transform: (xml) =>
          xml.replaceAll(
            /<font>(.*?)<\/font>/gs,
            (_, said: string) => `<font>${inOrder(said)}</font>`,
          ),
      },
    },
  },
};

function inOrder(said: string): string {
  const order = ORDER.split(" ");
  const place = (element: string): number => order.indexOf(/^<(\w+)/.exec(element)?.[1] ?? "");
  const elements = said.match(/<[^>]*\/>/g) ?? [];
  return elements.toSorted((one, other) => place(one) - place(other)).join("");
}
