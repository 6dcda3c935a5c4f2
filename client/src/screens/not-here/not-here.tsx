import "./not-here.css";

/** A page that says why there is nothing to show, and where to go. */
export function NotHere({ title, words }: { title: string; words: string }): React.ReactNode {
  return (
    <main className="card-page">
      <div className="card-sheet">
        <h1>{title}</h1>
        <p role="alert">{words}</p>
        <a href="/">Seats held in this browser</a>
      </div>
    </main>
  );
}
