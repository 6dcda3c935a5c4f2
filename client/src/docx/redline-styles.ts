import type { IStylesOptions } from "docx";

const SERIF = "Georgia";
const SANS = "Arial";
/** Half-points, as the format counts sizes. */
const BODY = 22;
const SMALL = 18;
const INK_2 = "474E57";

const heading = (size: number) => ({
  run: { font: SANS, size, bold: true, color: "1B2026" },
  paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
});

/** How the papers look: serif for what both sides may sign, sans-serif for what is said about it. */
export const STYLES: IStylesOptions = {
  default: {
    document: { run: { font: SERIF, size: BODY } },
    title: { run: { font: SANS, size: 32, bold: true }, paragraph: { spacing: { after: 120 } } },
    heading1: heading(28),
    heading2: heading(26),
    heading3: heading(24),
    heading4: heading(BODY),
    heading5: heading(BODY),
    heading6: heading(BODY),
  },
  paragraphStyles: [
    {
      id: "PassText",
      name: "Pass text",
      basedOn: "Normal",
      paragraph: { spacing: { before: 60, after: 100 } },
    },
    { id: "PassClause", name: "Pass clause", basedOn: "PassText" },
    {
      id: "PassCell",
      name: "Pass cell",
      basedOn: "Normal",
      run: { font: SANS, size: 20 },
      paragraph: { spacing: { before: 40, after: 40 } },
    },
    { id: "PassHead", name: "Pass head", basedOn: "PassCell", run: { bold: true } },
    {
      id: "PartTitle",
      name: "Title of a part",
      basedOn: "Normal",
      next: "PassText",
      run: { font: SANS, size: 26, bold: true },
      paragraph: { spacing: { before: 360, after: 80 }, keepNext: true, outlineLevel: 0 },
    },
    {
      id: "About",
      name: "About this paper",
      basedOn: "Normal",
      run: { font: SANS, size: SMALL, color: INK_2 },
      paragraph: { spacing: { after: 60 } },
    },
    {
      id: "PaperEnd",
      name: "End of this paper",
      basedOn: "About",
      paragraph: { spacing: { before: 360 } },
    },
  ],
};
