import type { ReactNode } from "react";

import "./empty-state.css";

/** What to read where there is nothing yet: the next act and who may do it. */
export function EmptyState({
  title,
  words,
  children,
}: {
  title: string;
  words: string;
  children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      <p>{words}</p>
      {children}
    </div>
  );
}
