import type { FeedItem, GalleryTalks } from "@crosstable/shared/documents/gallery";
import type { Moment, PublishedMoment } from "@crosstable/shared/documents/off-record-gap";
import { wallTimeMs } from "@crosstable/shared/session/expiration";
import { EyeOff } from "lucide-react";

import { Age } from "../../components/age.tsx";
import { asOfWords } from "../../components/as-of-words.ts";
import { timeInZone } from "../../components/time-in-zone.ts";

type Clocks = Pick<GalleryTalks, "clock" | "expiration" | "groundRules">;

/** OFFRECORD-5: that the gallery stands still, since when and what will be shown. Nothing while the table is on the record. */
export function GalleryOffRecord({ talks }: { readonly talks: GalleryTalks }): React.ReactNode {
  const { offRecordSince } = talks;
  if (offRecordSince === undefined) return null;
  return (
    <p className="gallery-follows" role="status">
      <EyeOff size={18} aria-hidden />
      <span>
        <strong>The table is off the record since {momentWords(offRecordSince, talks)}.</strong> You
        see the talks as they stood then. Once the table is back, you see how they stand, and
        nothing of what happened meanwhile.
      </span>
    </p>
  );
}

/** When something published was done; of what was done off the record, only from when to when the table was. */
export function PublishedAge({
  moment,
  talks,
}: {
  readonly moment: PublishedMoment;
  readonly talks: Clocks;
}): React.ReactNode {
  const { at, asOf, offRecordSince } = moment;
  if (offRecordSince === undefined) return <Age at={at} asOf={asOf} />;
  return (
    <span className="gallery-gap">
      off the record, {stretchWords(offRecordSince, { at, asOf }, talks)}
    </span>
  );
}

/** What stands in the feed for everything that happened off the record. */
export function gapWords({ since, at, asOf }: FeedItem, talks: Clocks): string | null {
  if (since === undefined) return null;
  return `Off the record ${stretchWords(since, { at, asOf }, talks)}. What happened meanwhile is not shown, only how things stand after it.`;
}

/** The day is said once where it is one. */
function stretchWords(from: Moment, to: Moment, talks: Clocks): string {
  const isOneDay = momentWords(from, talks, "day") === momentWords(to, talks, "day");
  const until = momentWords(to, talks, isOneDay ? "clock" : "minute");
  return `from ${momentWords(from, talks)} to ${until}`;
}

function momentWords(
  { at, asOf }: Moment,
  { clock, expiration, groundRules }: Clocks,
  unit: "minute" | "day" | "clock" = "minute",
): string {
  if (asOf !== null) return asOfWords(asOf);
  const zone = groundRules?.timeZone ?? expiration?.zone ?? "UTC";
  return timeInZone(new Date(wallTimeMs(clock, Date.parse(at))).toISOString(), zone, unit);
}
