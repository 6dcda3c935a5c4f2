import type { GalleryPosition, GalleryRow, GalleryStatement } from "../documents/gallery.ts";
import { parseProposalId } from "../ids.ts";
import { articleFoundAs } from "../moves/article-words.ts";
import { proposalLabel } from "../moves/case-state.ts";
import { SIDE_MARKS, type SideMark, type Sides } from "../sides.ts";
import type { SearchItem } from "./items.ts";

/** The pieces of words of one published proposal: what it is called, both positions, the contract. No person is in them. */
export function galleryItems(row: GalleryRow, sides: Sides): SearchItem[] {
  const { title, subject, category, article, currentLanguage } = row;
  const cited = article === null ? null : articleFoundAs(article);
  const label = proposalLabel(row);
  const base = (side: SideMark) => ({
    proposal: parseProposalId(row.id) ?? null,
    label,
    about: [title, subject, category, cited].filter((each) => each !== null).join(" · "),
    article,
    pass: null,
    by: { side, seat: null, name: sides[side].short, role: null },
    seq: null,
    at: null,
    asOf: null,
    sentence: `${sides[side].short} on ${label}.`,
  });
  const of = base(row.sponsor);
  const names = [...new Set([title, subject].filter((each) => each !== null))].join(" · ");
  const items: SearchItem[] = [{ ...of, kind: "proposal", text: names }];
  if (currentLanguage !== null) items.push({ ...of, kind: "contract", text: currentLanguage });
  for (const mark of SIDE_MARKS) {
    const position: GalleryPosition | null = row.positions[mark];
    if (position === null || position.text === "") continue;
    const { pass, text, at, asOf, offRecordSince } = position;
    // Of what was passed off the record nobody is told when.
    const when = offRecordSince === undefined ? { at, asOf } : { at: null, asOf: null };
    items.push({ ...base(mark), kind: "pass", text, pass, ...when });
  }
  return items;
}

/** The words of one published statement, under its side or, for a joint one, under neither. */
export function statementItem(of: GalleryStatement, sides: Sides): SearchItem {
  const { number, by, words, at, asOf } = of;
  const isJoint = by === "both";
  const name = isJoint ? `${sides.a.short} and ${sides.b.short}` : sides[by].short;
  return {
    kind: "words",
    text: words,
    sentence: isJoint
      ? "Both sides published a joint statement."
      : `${name} published a statement.`,
    proposal: null,
    label: null,
    about: "statement",
    article: null,
    pass: null,
    by: { side: isJoint ? null : by, seat: null, name, role: null },
    seq: null,
    at,
    asOf,
    statement: number,
  };
}
