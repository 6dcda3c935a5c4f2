import type { GalleryTalks } from "@crosstable/shared/documents/gallery";
import type { GalleryPackage } from "@crosstable/shared/documents/gallery-package";
import { packageLabel, packageStandingWords } from "@crosstable/shared/moves/package-words";

import { SideMark } from "../../components/side-mark.tsx";
import { PublishedAge } from "./gallery-off-record.tsx";

const OFFER_WORDS: Record<GalleryPackage["members"][number]["offer"], string> = {
  pass: "a new text",
  accept: "the other side's text accepted",
  withdraw: "withdrawn",
  "ask-withdrawal": "the other side is asked to withdraw it",
};

/** That packages were offered, what is in them and what became of them. Their texts are not published before they are accepted. */
export function GalleryPackages({
  packages,
  talks,
}: {
  packages: readonly GalleryPackage[];
  talks: GalleryTalks;
}): React.ReactNode {
  if (packages.length === 0) return null;
  return (
    <section className="gallery-packages" aria-label="Packages">
      <h2>Packages</h2>
      <ul className="gallery-items">
        {packages.map((offered) => (
          <li key={offered.id}>
            <SideMark side={offered.side} />
            <div>
              <strong>
                {packageLabel(talks.sides, offered)}
                {offered.title !== null && ` · ${offered.title}`}
              </strong>
              <p className="gallery-age">
                {packageStandingWords(offered.end?.how ?? null)}
                {", offered "}
                <PublishedAge moment={offered} talks={talks} />
              </p>
              <details>
                <summary>
                  {offered.members.length === 1
                    ? "1 proposal"
                    : `${offered.members.length} proposals`}
                  , all or none
                </summary>
                <ul>
                  {offered.members.map((member) => (
                    <li key={member.proposal}>
                      {member.label}: {OFFER_WORDS[member.offer]}
                      {member.withoutPrejudice === true && " without prejudice"}
                    </li>
                  ))}
                </ul>
              </details>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
