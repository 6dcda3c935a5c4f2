import "./not-done.css";

/** Says that what was asked for did not happen, and why; nothing while there is no reason. */
export function NotDone(props: {
  readonly why: string | null;
  /** What did not happen, as a sentence. */
  readonly what?: string;
  /** What can be done about it. */
  readonly children?: React.ReactNode;
}): React.ReactNode {
  const { why, what = "Not made.", children } = props;
  if (why === null) return null;
  return (
    <div className="not-done" role="alert">
      <strong>{what}</strong> {why}
      {children}
    </div>
  );
}
