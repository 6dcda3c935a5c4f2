import type { Hit } from "./search-index.ts";

/** A stretch of a text for showing: what was found is marked. */
export interface SnippetPart {
  readonly text: string;
  readonly isFound: boolean;
}

const ELLIPSIS = "…";

/** The stretch of the text around the first find, of about `chars` characters, cut between words. */
export function snippetOf(hit: Pick<Hit, "item" | "ranges">, chars: number): SnippetPart[] {
  const { text } = hit.item;
  const ranges = hit.ranges();
  const [first] = ranges;
  const wishedStart = Math.max(0, (first?.[0] ?? 0) - Math.floor(chars / 4));
  const start = wishedStart === 0 ? 0 : afterSpace(text, wishedStart);
  const end = start + chars >= text.length ? text.length : beforeSpace(text, start + chars);
  const parts: SnippetPart[] = [];
  const put = (piece: string, isFound: boolean): void => {
    const shown = piece.replaceAll(/\s+/gu, " ");
    if (shown !== "") parts.push({ text: shown, isFound });
  };
  if (start > 0) put(ELLIPSIS, false);
  let at = start;
  for (const [from, to] of ranges) {
    if (from < at || to > end) continue;
    put(text.slice(at, from), false);
    put(text.slice(from, to), true);
    at = to;
  }
  put(text.slice(at, end), false);
  if (end < text.length) put(ELLIPSIS, false);
  return parts;
}

function afterSpace(text: string, at: number): number {
  const space = text.indexOf(" ", at);
  return space === -1 || space > at + 30 ? at : space + 1;
}

function beforeSpace(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at);
  return space < at - 30 ? at : space;
}
