import "./table-gaps.css";

/** What the sources leave open, so that nobody takes a gap for an answer. */
export function TableGaps({ gaps }: { gaps: readonly string[] }): React.ReactNode {
  if (gaps.length === 0) return null;
  return (
    <details className="table-gaps">
      <summary>What the sources leave open ({gaps.length})</summary>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{gap}</li>
        ))}
      </ul>
    </details>
  );
}
