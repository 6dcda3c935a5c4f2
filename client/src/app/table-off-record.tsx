import { offRecordSince } from "@crosstable/shared/moves/bargaining-session";

import { fetched } from "../components/fetched.tsx";
import type { OffRecordMarkProps } from "../components/off-record-mark.tsx";
import { useMe } from "../stores/me-store.ts";
import { useGallery } from "../sync/use-gallery.ts";
import { useMatrix } from "../sync/use-matrix.ts";

import "./session-top.css";

const WORDS = <strong>Off the record</strong>;

// Seldom shown, and no weight for the first load.
const OffRecordMark = fetched(
  async () => {
    const { OffRecordMark: component } = await import("../components/off-record-mark.tsx");
    return { default: component };
  },
  { waiting: WORDS, Missing: () => WORDS },
);

/** That the table is off the record, in every room. From the document that this seat reads anyway. */
export function TableOffRecord(): React.ReactNode {
  const { seat } = useMe();
  return seat.side !== null || seat.role === "mediator" ? <OfMatrix /> : <OfGallery />;
}

function OfMatrix(): React.ReactNode {
  const { seat } = useMe();
  const { talks } = useMatrix();
  const since = talks === null ? null : offRecordSince(talks);
  if (talks === null || since === null) return null;
  const zone = talks.groundRules.timeZone ?? talks.sides[seat.side ?? "a"].zone;
  return <Mark since={since} clock={talks.clock} zone={zone} />;
}

function OfGallery(): React.ReactNode {
  const { talks } = useGallery();
  if (talks?.offRecordSince === undefined) return null;
  const zone = talks.groundRules?.timeZone ?? talks.expiration?.zone ?? "UTC";
  return <Mark since={talks.offRecordSince} clock={talks.clock} zone={zone} />;
}

function Mark(props: OffRecordMarkProps): React.ReactNode {
  return (
    <span className="session-off-record">
      <OffRecordMark {...props} />
    </span>
  );
}
