import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { useLocation } from "wouter";

import { Button } from "../../../components/button.tsx";
import { useMe } from "../../../stores/me-store.ts";
import { leadTo } from "../../../stores/place-store.ts";

/** The way from a proposal to the side's own draft on it: how a negotiator proposes a move to the chief. */
export function DraftInCaucus({ row }: { row: MatrixRow }): React.ReactNode {
  const { seat } = useMe();
  const [, go] = useLocation();
  return (
    <Button
      onPress={() => {
        leadTo({ room: "caucus", part: "drafts", proposal: row.id });
        go(`/s/${seat.seat}/caucus`);
      }}
    >
      Draft in our caucus
    </Button>
  );
}
