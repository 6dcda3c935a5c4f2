import type { Found, Hit } from "@crosstable/shared/search/search-index";
import { snippetOf } from "@crosstable/shared/search/snippet";
import { SIDE_MARKS } from "@crosstable/shared/sides";
import { useState } from "react";

import { Button } from "../../components/button.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { useMe } from "../../stores/me-store.ts";
import { Moment } from "./moment.tsx";
import { kindWords } from "./wanted.ts";

const SNIPPET_CHARS = 220;
const SHOWN_AT_FIRST = 30;

interface HitListProps {
  readonly found: Found;
  readonly isOnRecord: boolean;
  /** In whose clocks times are shown. */
  readonly zone: string;
  readonly onOpen: (hit: Hit, toRow?: boolean) => void;
}

/** Every place in its order. */
export function HitList({ found, isOnRecord, zone, onOpen }: HitListProps): React.ReactNode {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const more = found.hits.length - shown;
  if (found.hits.length === 0) return null;
  return (
    <>
      <ol className="search-hits">
        {found.hits.slice(0, shown).map((hit, index) => (
          <li key={index} className="search-hit">
            <HitLine hit={hit} found={found} zone={zone} onOpen={onOpen} />
            {isOnRecord && hit.item.seq !== null && (
              <button type="button" className="search-row" onClick={() => onOpen(hit, true)}>
                Row {hit.item.seq} of the record
              </button>
            )}
          </li>
        ))}
      </ol>
      {more > 0 && (
        <Button size="small" onPress={() => setShown((count) => count + SHOWN_AT_FIRST)}>
          Show more ({more} left)
        </Button>
      )}
    </>
  );
}

/** What was done where the words belong to an act, else what they are about; and beside it which pass or what kind of words they are. */
function headOf({ kind, label, sentence, seq, pass, act, gap }: Hit["item"]): [string, string] {
  if (gap !== undefined) return [sentence, ""];
  if (kind === "words" && act !== undefined) return [sentence, ""];
  const name = label ?? sentence;
  if (kind === "pass" && pass !== null) return [name, `pass ${pass}`];
  if (seq === null && kind !== "pass") return [name, label === null ? "" : sentence];
  return [name, kindWords(kind)];
}

/** What the two sides write together, and what sources tell of both, is no side's. */
function hasSide({ kind, gap }: Hit["item"]): boolean {
  return kind !== "worksheet" && gap === undefined;
}

function HitLine({
  hit,
  found,
  zone,
  onOpen,
}: {
  hit: Hit;
  found: Found;
  zone: string;
  onOpen: (hit: Hit) => void;
}): React.ReactNode {
  const { sides } = useMe();
  const { item } = hit;
  // In a caucus nothing is said to anybody, and so nothing first.
  const [name, beside] = headOf(item);
  const isSaidOnce = item.text === name;
  const text = snippetOf(hit, isSaidOnce ? Infinity : SNIPPET_CHARS).map((part, index) =>
    part.isFound ? (
      <mark key={index}>
        <Signs>{part.text}</Signs>
      </mark>
    ) : (
      <Signs key={index}>{part.text}</Signs>
    ),
  );
  const isTimed = item.part === undefined && (item.at !== null || item.asOf !== null);
  const first = isTimed ? SIDE_MARKS.find((mark) => found.firsts[mark] === hit) : undefined;
  return (
    <button type="button" className="search-open" data-find onClick={() => onOpen(hit)}>
      <span className="search-hit-head">
        <span className="search-hit-name">
          {hasSide(item) && <SideMark side={item.by.side} />}
          <strong>{isSaidOnce ? text : name}</strong>
        </span>
        {beside !== "" && !isSaidOnce && <span>{beside}</span>}
        {first !== undefined && <span className="search-badge">First by {sides[first].short}</span>}
        <span className="search-when">
          <Moment item={item} zone={zone} />
          {item.by.seat !== null && ` · ${item.by.name}`}
        </span>
      </span>
      {!isSaidOnce && <span className="search-snippet">{text}</span>}
    </button>
  );
}
