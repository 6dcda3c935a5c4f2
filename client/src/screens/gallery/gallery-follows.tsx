import { seenUntilMs, type GalleryTalks } from "@crosstable/shared/documents/gallery";
import { howMuchLater } from "@crosstable/shared/moves/ground-rule-words";
import { wallTimeMs } from "@crosstable/shared/session/expiration";
import { Hourglass } from "lucide-react";

import { timeInZone } from "../../components/time-in-zone.ts";
import { useNowMs } from "../../stores/clock-store.ts";
import { saveStore } from "../../stores/save-store.ts";

/** OBSERVER-4: that this page follows later, and until which moment it has everything. Nothing where it follows at once. */
export function GalleryFollows({ talks }: { readonly talks: GalleryTalks }): React.ReactNode {
  const nowMs = useNowMs(10_000);
  const isLive = saveStore(({ documents }) => documents.get("gallery")?.status) === "live";
  const untilMs = seenUntilMs(talks, nowMs);
  if (untilMs === null) return null;
  const { expiration, clock, groundRules, offRecordSince } = talks;
  const zone = groundRules?.timeZone ?? expiration?.zone ?? "UTC";
  // Off the record nothing more comes in, however old it gets.
  const shownMs = offRecordSince === undefined ? untilMs : Date.parse(offRecordSince.at);
  const until = new Date(wallTimeMs(clock, Math.min(untilMs, shownMs))).toISOString();
  return (
    <p className="gallery-follows">
      <Hourglass size={18} aria-hidden />
      <span>
        <strong>
          You follow the talks {howMuchLater(groundRules?.observersDelayMinutes ?? 0)} later.
        </strong>{" "}
        {/* Without a line nothing more comes in, and the moment would go on without it. */}
        {isLive && <>What you see here is how they stood at {timeInZone(until, zone)}.</>}
      </span>
    </p>
  );
}
