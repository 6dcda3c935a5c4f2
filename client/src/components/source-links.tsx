import { siteOf } from "./split-sources.ts";

import "./source-links.css";

/** Where something is from, in one line: a web address by its site alone, everything else as it stands. */
export function SourceLinks({ sources }: { sources: readonly string[] }): React.ReactNode {
  if (sources.length === 0) return null;
  return (
    <p className="source-links">
      {sources.length === 1 ? "Source: " : "Sources: "}
      {sources.map((source, index) => (
        <span key={source}>
          {index > 0 && ", "}
          <Source source={source} />
        </span>
      ))}
    </p>
  );
}

function Source({ source }: { source: string }): React.ReactNode {
  const site = siteOf(source);
  if (site === undefined) return source;
  // The source's site is told neither which page it was asked from nor that a page waits behind it.
  return (
    <a href={source} title={source} target="_blank" rel="noopener noreferrer">
      {site}
    </a>
  );
}
