import { useEffect, useRef } from "react";

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
  const self = useRef<HTMLDivElement>(null);
  // Under a long text it would come out of sight, and the button would seem to do nothing.
  useEffect(() => {
    // In newer browsers it gives a promise, which an effect must not: React would call it to clean up, and the page breaks.
    self.current?.scrollIntoView({ block: "nearest" });
  }, [why]);
  if (why === null) return null;
  return (
    <div className="not-done" role="alert" ref={self}>
      <strong>{what}</strong> {why}
      {children}
    </div>
  );
}
