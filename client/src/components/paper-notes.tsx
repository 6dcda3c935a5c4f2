import type { NoteBlock, NoteList, NoteRun } from "@crosstable/shared/documents/notes-content";
import { mayLinkTo } from "@crosstable/shared/documents/notes-schema";
import { isDoneWords, withAddresses } from "@crosstable/shared/papers/notes-lines";
import { Fragment, type ReactNode } from "react";

/** Rich-text notes as they were written, to be read: with what is struck struck, and what links lead to in words. */
export function PaperNotes({ blocks }: { blocks: readonly NoteBlock[] }): ReactNode {
  // Blocks have no other name than their place.
  return blocks.map((block, at) => <OneBlock key={at} block={block} />);
}

function OneBlock({ block }: { block: NoteBlock }): ReactNode {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      );
    case "heading": {
      const Tag = block.level === 1 ? "h3" : "h4";
      return (
        <Tag>
          <Runs runs={block.runs} />
        </Tag>
      );
    }
    case "quote":
      return (
        <blockquote>
          <PaperNotes blocks={block.blocks} />
        </blockquote>
      );
    case "list":
      return <ListOf list={block} />;
    case "table":
      return (
        <div className="paper-parts-table" tabIndex={0} role="group" aria-label="Table">
          <table>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map(({ isHead, columns, rows, blocks }, place) => {
                    const Cell = isHead === true ? "th" : "td";
                    return (
                      <Cell key={place} colSpan={columns} rowSpan={rows}>
                        <Inside blocks={blocks} />
                      </Cell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "rule":
      return <hr />;
  }
}

function ListOf({ list: { marks, start, style, items } }: { list: NoteList }): ReactNode {
  const inside = items.map(({ isDone, blocks }, at) => (
    <li key={at}>
      {isDoneWords(isDone)}
      <Inside blocks={blocks} />
    </li>
  ));
  if (marks !== "numbers") return <ul>{inside}</ul>;
  return (
    <ol start={start} type={style}>
      {inside}
    </ol>
  );
}

/** The first paragraph of an item stands beside its mark. */
function Inside({ blocks }: { blocks: readonly NoteBlock[] }): ReactNode {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return <PaperNotes blocks={blocks} />;
  return (
    <>
      <Runs runs={first.runs} />
      <PaperNotes blocks={rest} />
    </>
  );
}

function Runs({ runs }: { runs: readonly NoteRun[] }): ReactNode {
  return withAddresses(runs).map((run, at) => <OneRun key={at} run={run} />);
}

function OneRun({ run }: { run: NoteRun }): ReactNode {
  const { words, link, bold, italic, underline, strike } = run;
  let written: ReactNode = words.split("\n").map((line, at) => (
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));
  if (bold === true) written = <strong>{written}</strong>;
  if (italic === true) written = <em>{written}</em>;
  if (underline === true) written = <u>{written}</u>;
  if (link !== undefined && mayLinkTo(link))
    // Where it leads is told neither which page it was asked from nor that a page waits behind it.
    written = (
      <a href={link} target="_blank" rel="noopener noreferrer">
        {written}
      </a>
    );
  if (strike !== true) return written;
  // Screen readers say nothing of a line through words.
  return (
    <s>
      <span className="visually-hidden">[struck: </span>
      {written}
      <span className="visually-hidden">]</span>
    </s>
  );
}
