import type { Found, Hit } from "@crosstable/shared/search/search-index";

import { HitList } from "./hit-list.tsx";

/** What is found on the worksheet: apart from the record, because nobody at the table has said it to the other side. */
export function OnWorksheet(props: {
  found: Found;
  zone: string;
  onOpen: (hit: Hit) => void;
}): React.ReactNode {
  const { found, zone, onOpen } = props;
  if (found.hits.length === 0) return null;
  return (
    <section className="search-worksheet" aria-label="On the worksheet">
      <h3>
        On the worksheet{" "}
        <span className="search-worksheet-note">
          Both sides write here. A remark is no position, and none of it is on the record.
        </span>
      </h3>
      <HitList found={found} isOnRecord={false} zone={zone} onOpen={onOpen} />
    </section>
  );
}
