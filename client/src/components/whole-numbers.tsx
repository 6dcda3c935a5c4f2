import { monthWords } from "@crosstable/shared/session/wall-words";

import "./whole-numbers.css";

const MONTH = Array.from({ length: 12 }, (_, at) => monthWords(String(at + 1))).join("|");
/** "W-12 a)", "2007-11-05" or "5 November", as they stand in a sentence. */
const NUMBER = new RegExp(
  `([\\p{L}\\p{N}]+(?:-\\p{N}+)+(?: \\p{Ll}\\))?|(?<!\\p{N})\\p{N}{1,2} (?:${MONTH})(?!\\p{L}))`,
  "u",
);

/** A line of text whose proposals' numbers and days are not broken where they have a hyphen or a space. What is read, copied and searched for is the very text. */
export function WholeNumbers({ children }: { readonly children: string }): React.ReactNode {
  return children.split(NUMBER).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="whole-number">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
