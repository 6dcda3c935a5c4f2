import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  draftRoot,
  newProposal,
  PRIVATE_COLUMNS,
} from "@crosstable/shared/documents/caucus";
import { cellKey, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { SearchItem } from "@crosstable/shared/search/items";
import { openSearchIndex } from "@crosstable/shared/search/search-index";
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useMemo, useState } from "react";
import * as Y from "yjs";

import { useMe } from "../../stores/me-store.ts";
import { useDocument } from "../../sync/use-document.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import type { Scope } from "./scope.ts";

/** Others' typing is taken in this long after it began, not at every letter. */
const TAKE_IN_AFTER_MS = 1_000;

const NOT_OPEN: Scope = { index: openSearchIndex(), size: 0, isWhole: false, failure: null };

/** The notes, drafts and private columns of my side, from the copy that this browser holds. They go nowhere. */
export function useCaucusIndex(side: SideMark): Scope {
  const session = useDocument({ kind: "caucus", side });
  const named = useNamed();
  const { sides } = useMe();
  const [scope, setScope] = useState(NOT_OPEN);
  useEffect(() => {
    if (session === null) return undefined;
    const by = { side, seat: null, name: `${sides[side].short} caucus`, role: null };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const build = (): void => {
      timer = undefined;
      const index = openSearchIndex();
      index.add(itemsOfCaucus(session.doc, named, by));
      setScope({ index, size: index.size, isWhole: true, failure: null });
    };
    const changed = (): void => {
      timer ??= setTimeout(build, TAKE_IN_AFTER_MS);
    };
    build();
    session.doc.on("update", changed);
    return () => {
      clearTimeout(timer);
      session.doc.off("update", changed);
    };
  }, [session, named, side, sides]);
  return scope;
}

interface Named {
  readonly id: ProposalId;
  readonly label: string;
}

function useNamed(): readonly Named[] {
  const { rows } = useMatrix();
  return useMemo(() => rows.map((row) => ({ id: row.id, label: proposalLabel(row) })), [rows]);
}

function itemsOfCaucus(doc: Y.Doc, tabled: readonly Named[], by: SearchItem["by"]): SearchItem[] {
  const fresh = [...doc.getMap(CAUCUS_NEW).values()].flatMap((kept) => {
    const read = newProposal.safeParse(kept);
    if (!read.success) return [];
    const { id, number, title, subject, category } = read.data;
    return [{ id, label: number || title || subject, text: [title, subject, category].join(" ") }];
  });
  const piece = (text: string, on: Named | null, sentence: string): SearchItem[] =>
    text.trim() === ""
      ? []
      : [
          {
            kind: "words",
            text,
            sentence,
            proposal: on?.id ?? null,
            label: on?.label ?? null,
            about: "",
            article: null,
            pass: null,
            by,
            seq: null,
            at: null,
            asOf: null,
          },
        ];
  const cells = doc.getMap<WorksheetCell>(CAUCUS_CELLS);
  const ofProposal = (on: Named): SearchItem[] => [
    ...piece(doc.getText(draftRoot(on.id)).toString(), on, "Our draft"),
    ...PRIVATE_COLUMNS.flatMap((column) =>
      piece(cells.get(cellKey(on.id, column))?.value ?? "", on, "Our matrix"),
    ),
  ];
  return [
    ...paragraphsOf(doc.getXmlFragment(CAUCUS_NOTES)).flatMap((text) => piece(text, null, "Notes")),
    ...fresh.flatMap((on) => [...piece(on.text, on, "Our new proposal"), ...ofProposal(on)]),
    ...tabled.filter(({ id }) => fresh.every((each) => each.id !== id)).flatMap(ofProposal),
  ];
}

/** The texts of the notes, a paragraph each. */
function paragraphsOf(fragment: Y.XmlFragment): string[] {
  return fragment.toArray().flatMap((node) => {
    if (!(node instanceof Y.XmlElement)) return [];
    const parts: unknown[] = node.toArray();
    const isText = parts.some((part) => part instanceof Y.XmlText);
    return isText ? [parts.map(wordsOf).join("")] : paragraphsOf(node);
  });
}

function wordsOf(part: unknown): string {
  if (part instanceof Y.XmlElement) return part.getAttribute("label") ?? " ";
  if (!(part instanceof Y.XmlText)) return "";
  const delta = part.toDelta() as { insert?: unknown }[];
  return delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("");
}
