import type { Refusal } from "@crosstable/shared/refusals";
import type { JoinLook } from "@crosstable/shared/session/sign-in";
import { useEffect, useState } from "react";

import { Button } from "../../components/button.tsx";
import { SeatCard } from "../../components/seat-card.tsx";
import { Wait } from "../../components/wait.tsx";
import { NotHere } from "../not-here/not-here.tsx";
import { lookAtLink, takeSeat } from "./join-link.ts";

import "../not-here/not-here.css";

/** The page that a personal link opens. Looking uses nothing up; taking the seat does, once. */
export default function JoinScreen(): React.ReactNode {
  const [secret] = useState(() => globalThis.location.hash.slice(1));
  const [look, setLook] = useState<JoinLook | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  useEffect(() => {
    document.title = "Take your seat · Crosstable";
    if (secret === "") return;
    void lookAtLink(secret).then((answer) =>
      "done" in answer ? setLook(answer.done) : setRefused(answer.refused),
    );
  }, [secret]);
  if (secret === "") {
    return (
      <NotHere
        title="This link is not complete"
        words="The part after # is missing. Open the whole link that you were given, or ask the host for a new one."
      />
    );
  }
  if (refused !== null) return <NotHere title={refusalTitle(refused)} words={refused.words} />;
  if (look === null) return <Wait words="Looking at your link" />;
  return <Invitation look={look} secret={secret} onRefused={setRefused} />;
}

function refusalTitle({ reason }: Refusal): string {
  if (reason === "link-used") return "This link has been used";
  if (reason === "link-revoked") return "This link was revoked";
  return reason === "not-stored" ? "The server does not answer" : "This link opens no seat";
}

function Invitation(props: {
  look: JoinLook;
  secret: string;
  onRefused: (refusal: Refusal) => void;
}): React.ReactNode {
  const { look, secret, onRefused } = props;
  const [isTaking, setTaking] = useState(false);
  const take = async () => {
    setTaking(true);
    const answer = await takeSeat(secret);
    if ("refused" in answer) {
      onRefused(answer.refused);
      return;
    }
    // A page load of its own, which also takes the secret out of the address and of the history.
    globalThis.location.replace(`/s/${answer.done.seat.seat}`);
  };
  return (
    <main className="card-page">
      <div className="card-sheet">
        <h1>{look.title}</h1>
        <p>You are invited as</p>
        <SeatCard seat={look.seat} sides={look.sides} />
        <p>
          {look.seat.side === null
            ? "Others see your seat's name and, at the table, when you are in."
            : "Others see your seat's name and when you are at the table. Your caucus is shown to your own side alone. It lies on the server unsealed for now: whoever runs that machine could read its files."}
        </p>
        {look.replaces === true && (
          <p>
            This link takes the place of the former one: the sessions that this seat has now end as
            soon as you take it, and both sides see on the record that it was taken so.
          </p>
        )}
        <p>The link works once, in the browser in which you take the seat.</p>
        <Button variant="primary" isDisabled={isTaking} onPress={() => void take()}>
          Take your seat
        </Button>
      </div>
    </main>
  );
}
