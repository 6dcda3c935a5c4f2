import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_SUPPOSALS,
  draftRoot,
  type CaucusRoot,
  type NewProposal,
} from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import * as Y from "yjs";

/** A proposal of the case on paper, and a moment. */
const RATES = mustProposalId("w-2");
const AT = "2026-01-07T00:00:00Z";

/** A word for every root of a caucus and for its drafts, each in nothing else. A new root is missing here until it has one. */
export const WORDS: Readonly<Record<CaucusRoot | "draft", string>> = {
  notes: "lapwing",
  cells: "curlew",
  new: "bittern",
  supposals: "dotterel",
  received: "whimbrel",
  imports: "redshank.csv",
  reads: "dunlin",
  draft: "garganey",
};

/** Every place of a caucus that holds words. */
export const ROOTS = Object.keys(WORDS) as (CaucusRoot | "draft")[];

/** Puts each of `WORDS` into its place. */
const PLANTED: Readonly<Record<CaucusRoot | "draft", (doc: Y.Doc, word: string) => void>> = {
  notes: (doc, word) => doc.getXmlFragment(CAUCUS_NOTES).insert(0, [element("paragraph", word)]),
  cells: (doc, value) => doc.getMap(CAUCUS_CELLS).set(cellKey(RATES, "target"), { value, at: AT }),
  new: (doc, subject) => doc.getMap(CAUCUS_NEW).set("n-1", { ...proposal("n-1"), subject }),
  supposals: (doc, text) =>
    doc
      .getMap(CAUCUS_SUPPOSALS)
      .set("s-1", { proposal: RATES, text, by: "Guild negotiator 1", at: AT }),
  received: (doc, text) => doc.getMap(CAUCUS_RECEIVED).set("r-1", { ...proposal("r-1"), text }),
  imports: (doc, source) =>
    doc.getMap(CAUCUS_IMPORTS).set("i-1", {
      id: "i-1",
      kind: "received",
      source,
      at: AT,
      rows: [{ id: "r-1", hash: "0".repeat(64) }],
    }),
  reads: (doc, by) => doc.getMap(CAUCUS_READS).set("w-1", { pass: 1, hash: "0".repeat(64), by }),
  draft: (doc, word) => doc.getText(draftRoot(mustProposalId("w-1"))).insert(0, word),
};

export function plantWord(doc: Y.Doc, root: CaucusRoot | "draft"): void {
  PLANTED[root](doc, WORDS[root]);
}

export function plantWords(doc: Y.Doc): void {
  for (const root of ROOTS) plantWord(doc, root);
}

function proposal(id: string): NewProposal {
  return {
    id: mustProposalId(id),
    number: "P-9",
    title: "",
    subject: "Reuse fees",
    category: "",
    article: "",
    currentLanguage: "",
  };
}

/** An element of the notes. */
export function element(name: string, ...children: (Y.XmlElement | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(
    0,
    children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : child)),
  );
  return made;
}
