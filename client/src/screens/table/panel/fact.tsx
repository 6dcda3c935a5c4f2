import type { Said } from "@crosstable/shared/moves/closings";

import { Age } from "../../../components/age.tsx";
import { Signs } from "../../../components/signs.tsx";

/** One thing that a side put on the record, with its words; nothing where it did not. */
export function Fact(props: {
  readonly said: Said | null;
  readonly who: string;
  readonly what: string;
  /** What can be done about it. */
  readonly act?: React.ReactNode;
}): React.ReactNode {
  const { said, who, what, act } = props;
  if (said === null) return null;
  return (
    <div className="panel-fact">
      <p>
        <strong>{who}</strong> {what}, <Age at={said.stamp.at} asOf={said.stamp.asOf} />
      </p>
      {said.words !== "" && (
        <blockquote>
          <Signs>{said.words}</Signs>
        </blockquote>
      )}
      {act}
    </div>
  );
}
