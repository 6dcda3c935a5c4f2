import "./wait.css";

/**
 * What stands where something is still coming: nothing at first, for most of it is there at once; then a label and quiet
 * lines in the shape of a page.
 */
export function Wait({ words }: { words: string }): React.ReactNode {
  return (
    <div className="wait" role="status">
      <p className="wait-words">{words}</p>
      <div className="wait-lines" aria-hidden>
        <span />
        <span />
        <span />
        <span />
      </div>
    </div>
  );
}
