import type { GalleryPackage } from "@crosstable/shared/documents/gallery";
import { packageLabel, packageStandingWords } from "@crosstable/shared/moves/package-words";
import type { Sides } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { SideMark } from "../../components/side-mark.tsx";

const OFFER_WORDS: Record<GalleryPackage["members"][number]["offer"], string> = {
  pass: "a new text",
  accept: "the other side's text accepted",
  withdraw: "withdrawn",
};

/** That packages were offered, what is in them and what became of them. Their texts are not published before they are accepted. */
export function GalleryPackages({
  packages,
  sides,
}: {
  packages: readonly GalleryPackage[];
  sides: Sides;
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
                {packageLabel(sides, offered)}
                {offered.title !== null && ` · ${offered.title}`}
              </strong>
              <p className="gallery-age">
                {packageStandingWords(offered.end?.how ?? null)}
                {", offered "}
                <Age at={offered.at} asOf={offered.asOf} />
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
