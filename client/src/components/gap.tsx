import "./gap.css";

/** Something that nobody has given: shown as a gap, never filled in. */
export function Gap({ words }: { words: string }): React.ReactNode {
  return <span className="gap">{words}</span>;
}
