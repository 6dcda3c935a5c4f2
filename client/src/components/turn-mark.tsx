import type { Turn } from "@crosstable/shared/moves/standing";
import { ArrowLeft, ArrowLeftRight, ArrowRight } from "lucide-react";

import { useMe } from "../stores/me-store.ts";

import "./turn-mark.css";

/** Whose turn it is: an arrow to the side that must act, with its letter. */
export function TurnMark({ turn }: { turn: Turn }): React.ReactNode {
  const { sides, seat } = useMe();
  if (turn === "none") return <span className="turn-mark turn-none">–</span>;
  if (turn === "both") {
    return (
      <span className="turn-mark">
        <ArrowLeftRight size={15} aria-hidden /> Both
        <span className="visually-hidden"> sides’ turn</span>
      </span>
    );
  }
  const words = seat.side === null ? sides[turn].short : seat.side === turn ? "Ours" : "Theirs";
  return (
    <span className={`turn-mark turn-${turn}`}>
      {turn === "a" && <ArrowLeft size={15} aria-hidden />}
      <span className="turn-letter" aria-hidden>
        {sides[turn].letter}
      </span>
      {turn === "b" && <ArrowRight size={15} aria-hidden />}
      <span className="turn-words" aria-hidden>
        {words}
      </span>
      <span className="visually-hidden">turn of {sides[turn].short}</span>
    </span>
  );
}
