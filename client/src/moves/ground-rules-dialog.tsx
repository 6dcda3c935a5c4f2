import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { useState } from "react";

import { Age } from "../components/age.tsx";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { useMySide } from "../stores/me-store.ts";
import { GroundRulesInForce } from "./ground-rule-list.tsx";
import { GroundRuleOfferCard } from "./ground-rule-offer.tsx";
import { GroundRulesForm } from "./ground-rules-form.tsx";
import { closeMoveDialog } from "./move-dialog-store.ts";

import "./ground-rules.css";

/** What the talks go by, what a chief would change of it, and the other chief's answer. */
export function GroundRulesDialog({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const side = useMySide();
  const [form, setForm] = useState<"not-opened" | "open" | "left">("not-opened");
  const isForm = side !== null && form === "open";
  return (
    <Dialog
      title={isForm ? "Propose a change of the ground rules" : "Ground rules"}
      size={isForm ? "wide" : "large"}
      isOpen
      onClose={closeMoveDialog}
      footer={isForm ? undefined : <Button onPress={closeMoveDialog}>Close</Button>}
    >
      {isForm ? (
        // It begins with what is in force: left as it was, it would propose to take back what both have just agreed to.
        <GroundRulesForm
          key={JSON.stringify(talks.groundRules)}
          talks={talks}
          side={side}
          onEnd={() => setForm("left")}
        />
      ) : (
        <>
          <Talks talks={talks} />
          {side !== null && (
            <Button autoFocus={form === "left"} onPress={() => setForm("open")}>
              Propose a change
            </Button>
          )}
        </>
      )}
    </Dialog>
  );
}

function Talks({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const side = useMySide();
  const { offers, agreed } = talks.groundRuleTalks;
  const last = agreed.at(-1);
  return (
    <>
      {/* What waits for an answer stands first: it may be why somebody has come. */}
      {SIDE_MARKS.map((mark) => {
        const offer = offers[mark];
        return offer === null ? null : (
          <GroundRuleOfferCard key={offer.hash} {...{ mark, offer, talks, side }} />
        );
      })}
      {SIDE_MARKS.some((mark) => offers[mark] !== null) && (
        <p className="ground-until-then">Until both chiefs agree to a change, this is in force:</p>
      )}
      <GroundRulesInForce rules={talks.groundRules} />
      <p className="move-note">
        {last === undefined ? (
          "Nobody has changed them yet. Both chiefs agree to a change; each change is on the record."
        ) : (
          <>
            Both chiefs agreed to the last change <Age at={last.stamp.at} asOf={last.stamp.asOf} />.
          </>
        )}
      </p>
    </>
  );
}
