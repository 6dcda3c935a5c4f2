import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { fetched } from "../../components/fetched.tsx";

const Strip = fetched<{ readonly talks: MatrixTalks }>(
  async () => {
    const { FinalStrip: component } = await import("./final-strip.tsx");
    return { default: component };
  },
  // Its dialog stands among the packages, too.
  { waiting: null, Missing: () => null },
);

/** Comes when a side has called all that it has on the table its last offer, which is seldom. */
export function FinalStrip({ talks }: { readonly talks: MatrixTalks }): React.ReactNode {
  const isMade = SIDE_MARKS.some((mark) => talks.finalWholes[mark] !== null);
  return isMade ? <Strip talks={talks} /> : null;
}
