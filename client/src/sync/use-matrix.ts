import {
  MATRIX_ROWS,
  MATRIX_TALKS,
  stateOfMatrix,
  wholeTalks,
  type MatrixRow,
  type MatrixTalks,
} from "@crosstable/shared/documents/matrix";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { useSyncExternalStore } from "react";

import { bySponsorAndNumber } from "./by-sponsor-and-number.ts";
import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { useDocument } from "./use-document.ts";

/** The matrix as screens read it. A row is the same object until a move changes it. */
export interface Matrix {
  /** Null until the matrix is in, and for seats that may not see it. */
  readonly talks: MatrixTalks | null;
  /** By sponsor, then by number. */
  readonly rows: readonly MatrixRow[];
  /** What the rules of the moves are asked with, to grey out a button. */
  readonly stateForJudging: CaseState | null;
}

const NO_MATRIX: Matrix = { talks: null, rows: [], stateForJudging: null };
const VIEWS = new WeakMap<DocumentSession, DocumentView<Matrix>>();

/** The live matrix of both sides' seats and the mediator. */
export function useMatrix(): Matrix {
  const session = useDocument({ kind: "matrix" });
  const view = documentView({ session, views: VIEWS, roots: [MATRIX_ROWS, MATRIX_TALKS], read });
  return useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? noMatrix);
}

function read({ doc }: DocumentSession): Matrix {
  const kept = doc.getMap<MatrixTalks>(MATRIX_TALKS).get("talks");
  const talks = kept === undefined ? null : wholeTalks(kept);
  const rows = [...doc.getMap<MatrixRow>(MATRIX_ROWS).values()].toSorted(bySponsorAndNumber);
  return { talks, rows, stateForJudging: talks === null ? null : stateOfMatrix(talks, rows) };
}

const subscribeToNothing = () => () => undefined;
const noMatrix = () => NO_MATRIX;
