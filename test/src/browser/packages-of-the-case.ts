import { readCaseFacts } from "@crosstable/server/demo/case-facts";
import { planMoves } from "@crosstable/server/demo/plan-moves";

const moves = planMoves(readCaseFacts()).flatMap((act) => act.moves);
const offered = moves.filter(({ kind }) => kind === "offer-package").length;
const ended = moves.filter(({ kind }) => kind === "reject-package").length;

/** The packages of 2007 that nobody has answered. */
export const OPEN_PACKAGES = offered - ended;
/** The number of the first package that is offered after those of 2007. */
export const NEXT_PACKAGE = offered + 1;
