import "./legal-text.css";

/** The words of a contract or a pass, as they were handed over. */
export function LegalText({ text }: { text: string }): React.ReactNode {
  return <div className="legal-text">{text}</div>;
}
