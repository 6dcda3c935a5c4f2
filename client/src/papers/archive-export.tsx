import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { SideMark } from "@crosstable/shared/sides";
import { Lock } from "lucide-react";
import { useState } from "react";

import { readInvitationLog } from "../commands/invitation-log.ts";
import { readSideVotes } from "../commands/side-votes.ts";
import { useMe } from "../stores/me-store.ts";
import { useCaucusReader } from "../sync/use-caucus-reader.ts";
import { useWorksheet } from "../sync/use-worksheet.ts";
import { FileButton } from "./file-button.tsx";
import { makeFile } from "./make-file.ts";
import { NoFile } from "./named-file.ts";
import { readWholeRecord } from "./read-whole-record.ts";

/** A side's own archive, and only for whoever asks for it in so many words. */
export function ArchiveExport({
  talks,
  side,
}: {
  talks: MatrixTalks;
  side: SideMark;
}): React.ReactNode {
  const worksheet = useWorksheet();
  const readCaucus = useCaucusReader();
  const [isWished, setWished] = useState(false);
  const { seats } = useMe();
  const { short } = talks.sides[side];
  const nameOf = new Map(seats.map(({ seat, name }) => [seat, name]));
  const make = async () => {
    if (readCaucus === null) throw new NoFile("The caucus is not open yet. Try again.");
    const record = await readWholeRecord();
    if ("failure" in record) throw new NoFile(record.failure);
    const votes = await readSideVotes();
    if ("failure" in votes) throw new NoFile(votes.failure);
    const invited = await readInvitationLog();
    if ("failure" in invited) throw new NoFile(invited.failure);
    const of = { side, worksheet, caucus: readCaucus(), votes, invited, nameOf };
    return makeFile({ make: "archive", record, of });
  };
  return (
    <section className="export-part export-private" aria-labelledby="export-archive">
      <h3 id="export-archive">
        <Lock size={15} aria-hidden /> Our archive
      </h3>
      <p>
        One ZIP with our caucus (notes, drafts, lists received on paper, imports, votes, what we
        supposed, private columns, when the mediator could read), the joint record, the papers and
        the matrix, and a list of every file with its hash. It can be read without Crosstable. Only
        for {short}.
      </p>
      <label className="export-wish">
        <input
          type="checkbox"
          checked={isWished}
          onChange={(event) => setWished(event.target.checked)}
        />
        I want an archive with our caucus in it
      </label>
      <div className="export-buttons">
        <FileButton
          words="ZIP"
          of="our archive"
          make={make}
          isDisabled={!isWished || readCaucus === null}
        />
      </div>
    </section>
  );
}
