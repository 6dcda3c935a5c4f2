import { CAUCUS_CELLS } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import {
  CAUCUS,
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  MINE,
  paragraph,
  WORKSHEET,
  worksheetOnTrial,
  writtenBy,
  type WrittenKind,
} from "./guard-on-trial.ts";
import { copyOf } from "./harm.ts";
import { grownCell, honestCells } from "./hostile-cells.ts";
import { grown, honestUpdates, type HostileIds } from "./hostile-updates.ts";

/** A kind of document that clients write in, as the fuzz tries it. */
export interface FuzzGround {
  readonly document: DocumentName & { readonly kind: WrittenKind };
  /** A small one, in which somebody else has written. Some of the own writing is known already, so that overlaps are tried too. */
  readonly open: () => Y.Doc;
  /** Honest updates to spoil. */
  readonly honest: (doc: Y.Doc, ids?: HostileIds) => Uint8Array[];
  /** A well-formed forgery. */
  readonly grown: (chance: Chance, doc: Y.Doc, ids?: HostileIds) => Uint8Array;
  /** Somebody's honest writing in the same moment: what hostile bytes must not pull apart. */
  readonly meanwhile: (before: Y.Doc) => Uint8Array;
}

/** Writes at the same time as the hostile sender, and has not heard of it. */
const MEANWHILE = 500_000;

/** Seldom loaded as it was made; and Yjs warns of a document that is named as one of its writers. */
function withOwn(doc: Y.Doc, write: (own: Y.Doc) => void): Y.Doc {
  Y.applyUpdate(doc, writtenBy(MINE, write));
  return copyOf(doc);
}

export const CAUCUS_GROUND: FuzzGround = {
  document: CAUCUS,
  open: () => withOwn(caucusOnTrial().doc, (own) => own.getText(DRAFT).insert(0, "k")),
  honest: honestUpdates,
  grown: (chance, doc, ids) => grown(chance, doc, { ids }),
  meanwhile: (before) =>
    writtenBy(
      MEANWHILE,
      (doc) => {
        const draft = doc.getText(DRAFT);
        for (const at of [0, 3, draft.length]) draft.insert(Math.min(at, draft.length), "M");
        if (draft.length > 5) draft.delete(4, 1);
        doc.getMap(CAUCUS_CELLS).set("W-1/cost", cell("meanwhile"));
        paragraph("meanwhile")(doc);
      },
      before,
    ),
};

export const WORKSHEET_GROUND: FuzzGround = {
  document: WORKSHEET,
  open: () =>
    withOwn(worksheetOnTrial().doc, (own) =>
      own.getMap(WORKSHEET_CELLS).set("W-1/agenda", cell("known")),
    ),
  honest: honestCells,
  grown: (chance, doc, ids) => grown(chance, doc, { grow: grownCell, ids }),
  meanwhile: (before) =>
    writtenBy(
      MEANWHILE,
      (doc) => {
        for (const key of [CELL, "W-1/summary"])
          doc.getMap(WORKSHEET_CELLS).set(key, cell("meanwhile"));
        doc.getMap(WORKSHEET_CELLS).delete("W-1/agenda");
      },
      before,
    ),
};

export const FUZZ_GROUNDS: readonly FuzzGround[] = [CAUCUS_GROUND, WORKSHEET_GROUND];
