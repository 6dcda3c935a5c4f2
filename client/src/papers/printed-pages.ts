import { paperSize } from "@crosstable/shared/papers/paper";
import type { Feature } from "write-excel-file/universal";

/** The format's numbers of pages: what lies in most printers of a zone, and twice that. */
const PAGES = { letter: { small: 1, large: 3 }, a4: { small: 9, large: 8 } };

/**
 * How the workbook is printed: every sheet lying, as wide as one page and on as many as it takes, under the heads of its
 * columns. The library itself knows the orientation alone.
 */
export function printedPages(first: {
  readonly name: string;
  readonly isLarge: boolean;
  readonly zone: string;
}): Feature<Blob> {
  const { small, large } = PAGES[paperSize(first.zone)];
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) =>
            onPage(xml, first.isLarge && sheetIndex === 0 ? large : small),
          transformElementAttributes: (tag, attributes) => {
            if (tag === "pageSetup") return { ...attributes, fitToWidth: 1, fitToHeight: 0 };
            return tag === "pageMargins" ? { ...attributes, ...MARGINS_INCHES } : attributes;
          },
        },
        "xl/workbook.xml": {
          transform: (xml) => xml.replace(/<definedNames\s*\/>/, () => repeatedHead(first.name)),
        },
      },
    },
  };
}

/** A matrix is wide: what the edges do not take makes its letters larger. */
const MARGINS_INCHES = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 };

function repeatedHead(sheet: string): string {
  const quoted = sheet.replaceAll("'", "''").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${quoted}'!$1:$1</definedName></definedNames>`;
}

function onPage(xml: string, paper: number): string {
  return xml
    .replace(/<worksheet\b[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/ paperSize="\d+"/, ` paperSize="${paper}"`);
}
