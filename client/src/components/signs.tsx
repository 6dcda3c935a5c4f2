import { MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import {
  partsWithUnseen,
  unseenWords,
  withUnseenNamed,
} from "@crosstable/shared/text/unseen-signs";

import "./signs.css";

/**
 * Words of somebody with a mark in the place of each sign that nobody would see. The sign itself is not drawn, so it turns none of its
 * neighbours round; letters that look like others are drawn in their mark. BOUND-2: a text of nothing but such signs would hold up the page with its marks, so it has their names in brackets.
 */
export function Signs({ children }: { readonly children: string | undefined }): React.ReactNode {
  return shownSigns(children ?? "");
}

/** The same as a text alone where there is no such sign: of thousands of pieces of a text each would be a component for nothing. */
export function shownSigns(words: string): React.ReactNode {
  const parts = partsWithUnseen(words);
  if (parts.length === 1 && typeof parts[0] === "string") return words;
  if (parts.length > MAX_SHOWN_PARTS) return withUnseenNamed(words);
  return parts.map((part, at) =>
    typeof part === "string" ? (
      part
    ) : (
      <bdi
        key={at}
        dir="ltr"
        className={part.seen === undefined ? "unseen-sign" : "unseen-sign look-alike"}
      >
        {part.seen === undefined ? (
          <span className="visually-hidden"> unseen sign: </span>
        ) : (
          <>
            <span className="look-alike-seen">{part.seen}</span>
            <span className="visually-hidden"> looks like another: </span>{" "}
          </>
        )}
        {unseenWords(part)}
        <span className="visually-hidden"> end </span>
      </bdi>
    ),
  );
}
