import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ReactNode } from "react";

import { fetched } from "../components/fetched.tsx";
import { MissingDialog } from "../components/missing-dialog.tsx";
import { openWorkerAhead } from "./compare-texts.ts";
import { closeRedline, redlineStore } from "./redline-store.ts";

/** Fetched with the first redline: most looks at a proposal need none. */
const RedlineDialog = fetched(
  async () => {
    const { RedlineDialog: component } = await import("./redline-dialog.tsx");
    return { default: component };
  },
  {
    waiting: null,
    Missing: ({ onAgain }) => <MissingDialog onAgain={onAgain} onClose={closeRedline} />,
  },
);

/** Fetches what a redline needs and has its worker begin, so that both are there when somebody asks for one. */
export function fetchRedlineAhead(): void {
  RedlineDialog.fetchAhead();
  openWorkerAhead();
}

/** The redline that is open on this proposal. */
export function OpenRedline({ row, talks }: { row: MatrixRow; talks: MatrixTalks }): ReactNode {
  const open = redlineStore((state) => state.open);
  return open?.proposal === row.id ? (
    <RedlineDialog {...{ row, talks }} number={open.number} onClose={closeRedline} />
  ) : null;
}
