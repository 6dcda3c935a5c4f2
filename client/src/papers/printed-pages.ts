import type { Feature } from "write-excel-file/universal";

/**
 * How the workbook is printed: every sheet lying, as wide as one page and on as many as it takes, under the heads of its
 * columns. The library itself knows the orientation alone.
 */
export function printedPages(first: {
  readonly name: string;
  readonly isLarge: boolean;
}): Feature<Blob> {
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml, _options, { sheetIndex }) =>
            onPage(xml, first.isLarge && sheetIndex === 0 ? A3 : A4),
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

/** The format's numbers of pages. */
const A3 = 8;
const A4 = 9;
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
