import type { Paper, PaperPart, Tone } from "@crosstable/shared/papers/paper";
import { markEdge, markSentence } from "@crosstable/shared/papers/paper-mark";
import type { Table } from "docx";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  PageBreak,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
  type FileChild,
} from "docx";

import { docxNotes } from "./docx-notes.ts";
import { docxTable, linesOf } from "./docx-table.ts";
import { pageSize } from "./page-size.ts";
import { docxBlocks } from "./pass-blocks.ts";
import { xmlTexts } from "./xml-signs.ts";

/** Twentieths of a point. */
const MARGIN = { top: 1_134, bottom: 1_134, left: 964, right: 964 };
const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;
const BULLETS = "paper-bullets";
const GREY = "474E57";
const ALARM = "A50B25";

/** The bytes of a paper as a DOCX, with the same words in the same order as on its page, real headings and real tables. */
export async function paperDocx(made: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const paper = xmlTexts(made);
  const size = pageSize(paper.mark.zone);
  const width = size.width - MARGIN.left - MARGIN.right;
  const document = new Document({
    title: paper.stamp === null ? paper.title : `${paper.title} (${paper.stamp})`,
    subject: paper.talks,
    description: markSentence(paper.mark),
    creator: "Crosstable",
    lastModifiedBy: "Crosstable",
    styles: STYLES,
    numbering: { config: [{ reference: BULLETS, levels: [BULLET] }] },
    sections: [
      {
        properties: { page: { size, margin: MARGIN } },
        headers: { default: pageHead(paper) },
        footers: { default: pageFoot(paper, width) },
        children: [...front(paper), ...paper.parts.flatMap((part) => partOf(part, width))],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const STYLES = {
  default: {
    document: {
      run: { font: "Liberation Serif", size: 21 },
      paragraph: { spacing: { after: 110 } },
    },
    title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 80 } } },
    heading1: heading(27, 300),
    heading2: heading(24, 260),
    heading3: heading(22, 220),
  },
};

function heading(size: number, before: number) {
  return {
    run: { size, bold: true, color: "1B2026" },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  };
}

const BULLET = {
  level: 0,
  format: LevelFormat.BULLET,
  text: "•",
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 360, hanging: 240 } } },
};

function pageHead({ talks, title, stamp }: Paper): Header {
  const words = [talks, title, ...(stamp === null ? [] : [stamp])].join(" · ");
  return new Header({ children: [edge([words])] });
}

function pageFoot({ mark }: Paper, width: number): Footer {
  const page = ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  return new Footer({ children: [edge([markEdge(mark), ...page], width)] });
}

function edge(children: string[], width = 0): Paragraph {
  const tabStops = width === 0 ? [] : [{ type: TabStopType.RIGHT, position: width }];
  return new Paragraph({
    tabStops,
    children: [new TextRun({ children, size: 16, color: GREY, font: "Liberation Sans" })],
  });
}

function front({ title, talks, stamp, mark }: Paper): FileChild[] {
  const stamped =
    stamp === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [
              new TextRun({
                text: ` ${stamp} `,
                bold: true,
                size: 26,
                border: { style: BorderStyle.SINGLE, size: 12, color: "1B2026" },
              }),
            ],
          }),
        ];
  return [
    ...stamped,
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    new Paragraph({ children: [new TextRun({ text: talks, size: 25 })] }),
    new Paragraph({
      children: [new TextRun({ text: markSentence(mark), size: 17, color: GREY })],
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: "1B2026", space: 4 } },
    }),
  ];
}

function partOf(part: PaperPart, width: number): (Paragraph | Table)[] {
  switch (part.kind) {
    case "heading":
      return [
        new Paragraph({ text: part.words, heading: HEADINGS[part.level - 1] ?? HEADINGS[2] }),
      ];
    case "paragraph":
      return [sentence(part.words, part.tone)];
    case "list":
      return part.items.map(
        (item) =>
          new Paragraph({ children: linesOf(item), numbering: { reference: BULLETS, level: 0 } }),
      );
    case "table":
      return [docxTable(part, width), new Paragraph({ children: [] })];
    case "text":
      return docxBlocks(part.blocks, width);
    case "notes":
      return docxNotes(part.blocks, width);
    case "blanks":
      return part.words.map((words) => blank(words, width));
    case "page-break":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function sentence(words: string, tone: Tone): Paragraph {
  switch (tone) {
    case "plain":
      return new Paragraph({ children: linesOf(words) });
    case "note":
      return new Paragraph({ children: linesOf(words, { size: 17, color: GREY }) });
    case "gap":
      return new Paragraph({
        children: linesOf(words, { italics: true, color: GREY }),
        border: boxed(BorderStyle.DASHED, GREY),
      });
    case "alarm":
      return new Paragraph({
        children: linesOf(words, { bold: true, color: ALARM }),
        border: boxed(BorderStyle.SINGLE, ALARM),
      });
  }
}

function boxed(style: (typeof BorderStyle)[keyof typeof BorderStyle], color: string) {
  const line = { style, size: 6, color, space: 3 };
  return { top: line, bottom: line, left: line, right: line };
}

/** A word and a rule to the edge of the page, to be written on. */
function blank(words: string, width: number): Paragraph {
  return new Paragraph({
    spacing: { before: 220, after: 60 },
    tabStops: [{ type: TabStopType.RIGHT, position: width, leader: "underscore" }],
    children: [new TextRun(`${words} `), new TextRun({ children: ["\t"] })],
  });
}
