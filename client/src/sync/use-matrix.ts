import {
  MATRIX_ARTICLES,
  MATRIX_MINUTES,
  MATRIX_PACKAGES,
  MATRIX_REQUESTS,
  MATRIX_ROWS,
  MATRIX_STATEMENTS,
  MATRIX_TALKS,
  stateOfMatrix,
  wholeRow,
  wholeTalks,
  type MatrixRow,
  type MatrixTalks,
} from "@crosstable/shared/documents/matrix";
import { MATRIX_ROOTS } from "@crosstable/shared/documents/matrix-maps";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { ContractArticle } from "@crosstable/shared/moves/contract-articles";
import type { InformationRequest } from "@crosstable/shared/moves/information-request";
import type { OfferedMinutes } from "@crosstable/shared/moves/minutes";
import type { PackageState } from "@crosstable/shared/moves/package-state";
import type { Statement } from "@crosstable/shared/moves/statements";
import { useSyncExternalStore } from "react";

import { meStore } from "../stores/me-store.ts";
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
  /** The current contract, by `articleKey`. */
  readonly articles: ReadonlyMap<string, ContractArticle>;
  /** Every package that was ever offered, by number. */
  readonly packages: readonly PackageState[];
  /** Requests for information, by number. */
  readonly requests: readonly InformationRequest[];
  /** Every entry that was ever offered for the joint minutes, by number. */
  readonly offeredMinutes: readonly OfferedMinutes[];
  /** What was published, by number. */
  readonly statements: readonly Statement[];
  /** What the rules of the moves are asked with, to grey out a button. */
  readonly stateForJudging: CaseState | null;
}

const NO_MATRIX: Matrix = {
  talks: null,
  rows: [],
  packages: [],
  articles: new Map(),
  requests: [],
  offeredMinutes: [],
  statements: [],
  stateForJudging: null,
};
const VIEWS = new WeakMap<DocumentSession, DocumentView<Matrix>>();

/** The live matrix of both sides' seats and the mediator. */
export function useMatrix(): Matrix {
  const session = useDocument({ kind: "matrix" });
  const view = documentView({ session, views: VIEWS, roots: MATRIX_ROOTS, read });
  return useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? noMatrix);
}

function read({ doc }: DocumentSession): Matrix {
  const kept = doc.getMap<MatrixTalks>(MATRIX_TALKS).get("talks");
  const talks = kept === undefined ? null : wholeTalks(kept);
  const rows = [...doc.getMap<MatrixRow>(MATRIX_ROWS).values()]
    .map(wholeRow)
    .toSorted(bySponsorAndNumber);
  const packages = [...doc.getMap<PackageState>(MATRIX_PACKAGES).values()].toSorted(
    (one, other) => one.number - other.number,
  );
  const articles = new Map(doc.getMap<ContractArticle>(MATRIX_ARTICLES).entries());
  const requests = [...doc.getMap<InformationRequest>(MATRIX_REQUESTS).values()].toSorted(
    (one, other) => one.number - other.number,
  );
  const offeredMinutes = [...doc.getMap<OfferedMinutes>(MATRIX_MINUTES).values()].toSorted(
    (one, other) => one.number - other.number,
  );
  const statements = [...doc.getMap<Statement>(MATRIX_STATEMENTS).values()].toSorted(
    (one, other) => one.number - other.number,
  );
  const beside = {
    statements: new Map(statements.map((each) => [String(each.number), each])),
    packages,
    offeredMinutes: new Map(offeredMinutes.map((each) => [String(each.number), each])),
    articles,
    seats: new Map((meStore.getState().me?.seats ?? []).map((each) => [each.seat, each])),
    requests: new Map(requests.map((each) => [String(each.number), each])),
  };
  const stateForJudging = talks === null ? null : stateOfMatrix(talks, rows, beside);
  return { talks, rows, packages, articles, requests, offeredMinutes, statements, stateForJudging };
}

const subscribeToNothing = () => () => undefined;
const noMatrix = () => NO_MATRIX;
