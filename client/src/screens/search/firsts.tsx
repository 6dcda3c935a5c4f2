import type { Found, Hit } from "@crosstable/shared/search/search-index";
import { SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";

import { SideMark } from "../../components/side-mark.tsx";
import { useMe } from "../../stores/me-store.ts";
import { Moment } from "./moment.tsx";

/** Who said it first and last: for each side the moment and the pass, side by side. */
export function Firsts({
  found,
  onOpen,
}: {
  found: Found;
  onOpen: (hit: Hit) => void;
}): React.ReactNode {
  const { sides } = useMe();
  if (SIDE_MARKS.every((mark) => found.firsts[mark] === null)) return null;
  return (
    <div className="search-firsts">
      {SIDE_MARKS.map((mark) => (
        <section
          key={mark}
          className={`search-first side-${mark}`}
          aria-label={`${sides[mark].short} said it`}
        >
          <h3>
            <SideMark side={mark} /> {sides[mark].short}
          </h3>
          <SaidAt mark={mark} found={found} onOpen={onOpen} />
        </section>
      ))}
    </div>
  );
}

function SaidAt({
  mark,
  found,
  onOpen,
}: {
  mark: Mark;
  found: Found;
  onOpen: (hit: Hit) => void;
}): React.ReactNode {
  const first = found.firsts[mark];
  const last = found.lasts[mark];
  if (first === null || last === null) return <p className="search-never">Has not said it.</p>;
  return (
    <>
      <Said words="First" hit={first} onOpen={onOpen} />
      {last !== first && <Said words="Last" hit={last} onOpen={onOpen} />}
    </>
  );
}

function Said({
  words,
  hit,
  onOpen,
}: {
  words: string;
  hit: Hit;
  onOpen: (hit: Hit) => void;
}): React.ReactNode {
  const { item } = hit;
  return (
    <button type="button" className="search-said" data-find onClick={() => onOpen(hit)}>
      <span className="search-said-when">
        {words} said <Moment item={item} />
      </span>
      <span>
        {item.label ?? "On the talks"}
        {item.pass !== null && ` pass ${item.pass}`} · {item.by.name}
      </span>
    </button>
  );
}
