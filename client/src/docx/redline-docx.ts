import type { RedlinedBlock } from "@crosstable/shared/redline/redline";
import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from "docx";

import { pageSize } from "./page-size.ts";
import { STYLES } from "./redline-styles.ts";
import { blocksOf } from "./tracked-blocks.ts";
import { openMarks, type Author, type Marks } from "./tracked-marks.ts";
import { xmlTexts } from "./xml-signs.ts";

/** A redline as a paper: what it is of, who wrote it, and at which head of the record it was made. */
export interface RedlinePaper {
  /** "W-12 a) Fair Market Value, pass 3". */
  readonly title: string;
  /** Sentences under the title: whose text against which, when it was passed, where the paper comes from. */
  readonly about: readonly string[];
  /** The last line: from which talks, at which head. */
  readonly origin: string;
  /** At the foot of every page. */
  readonly foot: string;
  /** Where it is printed: other zones put other pages into their printers. */
  readonly zone: string;
  readonly author: Author;
  readonly parts: readonly RedlinedPart[];
}

/** One text of a paper. */
export interface RedlinedPart {
  /** What it is of; null where the paper's title says it. */
  readonly heading: string | null;
  readonly about: readonly string[];
  readonly blocks: readonly RedlinedBlock[];
}

/**
 * The bytes of a word processor's document in which every change is a tracked change of the side that wrote it: accepting all of them
 * leaves the new text, rejecting all the old one.
 */
export async function redlineDocx(paper: RedlinePaper): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await Packer.toArrayBuffer(documentOf(xmlTexts(paper))));
}

function documentOf({ title, about, origin, foot, zone, author, parts }: RedlinePaper): Document {
  const marks = openMarks(author);
  return new Document({
    title,
    creator: author.author,
    lastModifiedBy: author.author,
    description: origin,
    styles: STYLES,
    // What is changed from here on is tracked as well.
    features: { trackRevisions: true },
    sections: [
      {
        properties: { page: { size: pageSize(zone) } },
        footers: { default: footer(foot) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          ...about.map(aside),
          ...parts.flatMap((part, at) => partOf(part, at, marks)),
          new Paragraph({ style: "PaperEnd", children: [new TextRun(origin)] }),
        ],
      },
    ],
  });
}

function partOf({ heading, about, blocks }: RedlinedPart, at: number, marks: Marks): FileChild[] {
  // A change is known within its own text alone.
  const own: Marks = { ...marks, nameOf: (change) => marks.nameOf(`${at} ${change}`) };
  const title = heading === null ? [] : [new Paragraph({ style: "PartTitle", text: heading })];
  return [...title, ...about.map(aside), ...blocksOf(blocks, own)];
}

/** Words of the paper, not of a text. */
function aside(words: string): Paragraph {
  return new Paragraph({ style: "About", children: [new TextRun(words)] });
}

function footer(foot: string): Footer {
  const children = [
    new TextRun(`${foot} · page `),
    new TextRun({ children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
  ];
  return new Footer({ children: [new Paragraph({ style: "About", children })] });
}
