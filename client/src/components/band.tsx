import { Eye, Lock } from "lucide-react";

import "./band.css";

export interface BandProps {
  /** `private`: one side alone. `shared`: across the table. `public`: everybody who is let in. */
  readonly kind: "private" | "shared" | "public";
  readonly side: "a" | "b" | null;
  readonly name: string;
  /** Who can see this, as a sentence. */
  readonly words: string;
}

/** The first thing to read on every screen: which room, and who can see it. Text, glyph and pattern, never colour alone. */
export function Band({ kind, side, name, words }: BandProps): React.ReactNode {
  return (
    <div
      className={`band band-${kind} band-side-${side ?? "n"}`}
      role="note"
      aria-label="Who can see this"
    >
      {kind === "private" ? <Lock size={15} aria-hidden /> : <Eye size={15} aria-hidden />}
      <strong className="band-name">{name}</strong>
      <span className="band-words">{words}</span>
    </div>
  );
}
