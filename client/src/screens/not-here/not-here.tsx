import { useEffect } from "react";

import "./not-here.css";

/** A page that says in words why there is nothing here, and where to go. */
export function NotHere({ title, words }: { title: string; words: string }): React.ReactNode {
  useEffect(() => {
    document.title = `${title} · Crosstable`;
  }, [title]);
  return (
    <main className="card-page">
      <div className="card-sheet">
        <h1>{title}</h1>
        <p>{words}</p>
        <a className="card-way" href="/">
          Seats in this browser
        </a>
      </div>
    </main>
  );
}
