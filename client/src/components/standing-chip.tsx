import { standingWords, type Standing, type Turn } from "@crosstable/shared/moves/standing";
import {
  ArrowLeftRight,
  Ban,
  CalendarClock,
  CornerDownRight,
  ListTree,
  Check,
  CircleMinus,
  Equal,
  Handshake,
  Package,
  Pause,
  Play,
  RotateCcw,
  TriangleAlert,
} from "lucide-react";

import "./standing-chip.css";

/** The standing as a shape and words. Only a tentative agreement is filled. */
export function StandingChip({
  standing,
  turn,
  beneath = null,
}: {
  standing: Standing;
  turn: Turn;
  /** What stands beneath a package. */
  beneath?: Standing | null;
}): React.ReactNode {
  return (
    <span className={`standing-chip standing-${standing}`}>
      <StandingIcon standing={standing} turn={turn} />
      <span className="standing-words">{standingWords(standing)}</span>
      {beneath !== null && (
        <>
          {" "}
          <span
            className="standing-beneath"
            title={`${standingWords(beneath)} beneath the package`}
          >
            {shortWords(beneath)}
            <span className="visually-hidden"> beneath</span>
          </span>
        </>
      )}
    </span>
  );
}

/** Beneath a package there is room for the first words alone. */
function shortWords(standing: Standing): string {
  const [first = ""] = standingWords(standing).split(",");
  return first;
}

function StandingIcon({ standing, turn }: { standing: Standing; turn: Turn }): React.ReactNode {
  const look = { size: 15, "aria-hidden": true } as const;
  switch (standing) {
    case "tabled":
      return <Play {...look} className={turn === "a" ? "standing-icon-left" : undefined} />;
    case "countered":
      return <ArrowLeftRight {...look} />;
    case "on-hold":
      return <Pause {...look} />;
    case "rejected":
      return <Ban {...look} />;
    case "packaged":
      return <Package {...look} />;
    case "agreed":
      return <Handshake {...look} />;
    case "ta":
      return <Check {...look} strokeWidth={3} />;
    case "ta-disputed":
      return <TriangleAlert {...look} />;
    case "status-quo":
      return <Equal {...look} />;
    case "reopened":
      return <RotateCcw {...look} />;
    case "needs-consent":
      return <CalendarClock {...look} />;
    case "in-parts":
      return <ListTree {...look} />;
    case "continued":
      return <CornerDownRight {...look} />;
    case "withdrawn":
      return <CircleMinus {...look} />;
  }
}
