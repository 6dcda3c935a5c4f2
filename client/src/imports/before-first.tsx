const SHOWN_CHARS = 160;

/** What stands before the first article or proposal belongs to none: it is said, and not dropped in silence. */
export function BeforeFirst({ words, one }: { words: string; one: string }): React.ReactNode {
  if (words === "") return null;
  return (
    <p className="imports-note" role="status">
      Not taken, because it stands before the first {one}: “{words.slice(0, SHOWN_CHARS)}
      {words.length > SHOWN_CHARS ? "…" : ""}”
    </p>
  );
}
