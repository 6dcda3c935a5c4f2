import type { Found, Hit } from "@crosstable/shared/search/search-index";
import { SIDE_MARKS, type SideMark as Mark } from "@crosstable/shared/sides";

import { SideMark } from "../../components/side-mark.tsx";
import { useMe } from "../../stores/me-store.ts";
import { Moment } from "./moment.tsx";

interface FirstsProps {
  readonly found: Found;
  /** An act is asked for, which was done and not said. */
  readonly isAct: boolean;
  /** In whose clocks times are shown. */
  readonly zone: string;
  readonly onOpen: (hit: Hit) => void;
}

/** Who said or did it first and last: for each side the moment and the pass, side by side. */
export function Firsts(props: FirstsProps): React.ReactNode {
  const { found, isAct } = props;
  const { sides } = useMe();
  if (SIDE_MARKS.every((mark) => found.firsts[mark] === null)) return null;
  return (
    <div className="search-firsts">
      {SIDE_MARKS.map((mark) => (
        <section
          key={mark}
          className={`search-first side-${mark}`}
          aria-label={`${sides[mark].short} ${isAct ? "did" : "said"} it`}
        >
          <h3>
            <SideMark side={mark} /> {sides[mark].short}
          </h3>
          <SaidAt mark={mark} {...props} />
        </section>
      ))}
    </div>
  );
}

function SaidAt({ mark, found, ...shown }: FirstsProps & { readonly mark: Mark }): React.ReactNode {
  const first = found.firsts[mark];
  const last = found.lasts[mark];
  if (first === null || last === null)
    return <p className="search-never">Has not {shown.isAct ? "done" : "said"} it.</p>;
  return (
    <>
      <Said words="First" hit={first} {...shown} />
      {last !== first && <Said words="Last" hit={last} {...shown} />}
    </>
  );
}

function saidIn({ label, pass }: Hit["item"]): string {
  const on = label ?? "On the talks";
  return pass === null ? on : `${on} pass ${pass}`;
}

function Said({
  words,
  hit,
  isAct,
  zone,
  onOpen,
}: Omit<FirstsProps, "found"> & {
  readonly words: string;
  readonly hit: Hit;
}): React.ReactNode {
  const { item } = hit;
  return (
    <button type="button" className="search-said" data-find onClick={() => onOpen(hit)}>
      <span className="search-said-when">
        {words} {isAct ? "done" : "said"} <Moment item={item} zone={zone} />
      </span>
      <span>
        {isAct ? item.sentence : saidIn(item)} · {item.by.name}
      </span>
    </button>
  );
}
