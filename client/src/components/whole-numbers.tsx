import "./whole-numbers.css";

/** "W-12 a)" or "2007-11-05", as they stand in a sentence. */
const NUMBER = /([\p{L}\p{N}]+(?:-\p{N}+)+(?: \p{Ll}\))?)/u;

/** A line of text whose proposals' numbers and days are not broken at the hyphen. What is read, copied and searched for is the very text. */
export function WholeNumbers({ children }: { readonly children: string }): React.ReactNode {
  return children.split(NUMBER).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className="whole-number">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
