import { PRIVATE_COLUMNS } from "@crosstable/shared/documents/caucus";
import { WORKSHEET_COLUMNS } from "@crosstable/shared/documents/worksheet";
import { searchZone } from "@crosstable/shared/search/days";
import { asksSomething, readQuestion } from "@crosstable/shared/search/question";
import {
  EVERYTHING_WANTED,
  openSearchIndex,
  type Hit,
} from "@crosstable/shared/search/search-index";
import type { SideMark } from "@crosstable/shared/sides";
import { Lock, Search } from "lucide-react";
import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";

import { Dialog } from "../../components/dialog.tsx";
import { useMe } from "../../stores/me-store.ts";
import { leadTo, type Place } from "../../stores/place-store.ts";
import { closeSearch, searchStore } from "../../stores/search-store.ts";
import { Firsts } from "./firsts.tsx";
import { HitList } from "./hit-list.tsx";
import { NarrowDown } from "./narrow-down.tsx";
import { OnWorksheet } from "./on-worksheet.tsx";
import type { Scope } from "./scope.ts";
import { useCaucusIndex } from "./use-caucus-index.ts";
import { useGalleryIndex } from "./use-gallery-index.ts";
import { useRecordIndex } from "./use-record-index.ts";
import { useWorksheetIndex } from "./use-worksheet-index.ts";
import { NOTHING_CHOSEN, wantedBy } from "./wanted.ts";

import "./search.css";

/** Finds words and figures in everything that this seat may read. It is all done in this browser. */
export function SearchDialog(): React.ReactNode {
  const { seat } = useMe();
  const [isInCaucus, setInCaucus] = useState(false);
  const readsRecord = seat.side !== null || seat.role === "mediator";
  return (
    <Dialog title="Search" size="large" isOpen onClose={closeSearch}>
      {seat.side !== null && (
        <div className="search-scopes" role="group" aria-label="Search in">
          <button
            type="button"
            className="search-scope"
            aria-pressed={!isInCaucus}
            onClick={() => setInCaucus(false)}
          >
            Table and record
          </button>
          <button
            type="button"
            className="search-scope search-scope-own"
            aria-pressed={isInCaucus}
            onClick={() => setInCaucus(true)}
          >
            <Lock size={14} aria-hidden /> Our caucus
          </button>
        </div>
      )}
      {!readsRecord && <InGallery />}
      {readsRecord &&
        (isInCaucus && seat.side !== null ? <InCaucus side={seat.side} /> : <InRecord />)}
    </Dialog>
  );
}

function InRecord(): React.ReactNode {
  return <SearchIn scope={useRecordIndex()} worksheet={useWorksheetIndex()} room="record" />;
}

function InGallery(): React.ReactNode {
  return <SearchIn scope={useGalleryIndex()} room="gallery" />;
}

function InCaucus({ side }: { side: SideMark }): React.ReactNode {
  return <SearchIn scope={useCaucusIndex(side)} room="caucus" />;
}

type SearchedRoom = "record" | "gallery" | "caucus";

const HINTS: Record<SearchedRoom, string> = {
  record:
    "Words, a phrase in quotes, a number such as W-12, a figure (2.5%, $1,000, 30 cents), a day (25 October) or a person, in all that is on the record and on the worksheet. You may also ask: when did they first say 2.5%? Who withdrew W-5?",
  gallery:
    "Words, a phrase in quotes, or a figure, in the positions and statements as they are published.",
  caucus:
    "Your side's notes, drafts, votes, private columns, what it supposed and what it got on paper. What you look for here stays in this browser.",
};

const NOTHING_BESIDE = { index: openSearchIndex(), isWhole: true };

function SearchIn(props: {
  scope: Scope;
  room: SearchedRoom;
  /** What stands beside the record and is no part of it. */
  worksheet?: Scope;
}): React.ReactNode {
  const { scope, room, worksheet = NOTHING_BESIDE } = props;
  const { seat, sides, expiration } = useMe();
  const zone = searchZone({ agreed: scope.zone, expiration, sides, own: seat.side });
  const [, go] = useLocation();
  const words = searchStore((state) => state.words);
  const [chosen, setChosen] = useState(NOTHING_CHOSEN);
  const parts = useRef<HTMLDivElement>(null);
  // Typing goes before finding, so what is shown may be of the words before for a moment.
  const asked = useDeferredValue(words);
  const isBehind = asked !== words;
  const opensFirst = useRef(false);
  const { index, size } = scope;
  const question = useMemo(
    () =>
      readQuestion(asked, {
        own: seat.side,
        sides,
        // More people have acted when more is in it.
        people: size > 0 ? [...index.people] : [],
        hasActs: room === "record",
      }),
    [asked, seat.side, sides, index, size, room],
  );
  // In a caucus nobody speaks to anybody, so whose word came first is no question there.
  const wanted =
    room === "caucus" ? { ...EVERYTHING_WANTED, zone } : wantedBy(chosen, question, zone);
  const { order, side, kind, proposal, from, to } = wanted;
  const found = useMemo(
    () => scope.index.search(question, { order, side, kind, proposal, from, to, zone }),
    [scope, question, order, side, kind, proposal, from, to, zone],
  );
  // No cell is the word of one side, so whose word is asked for leaves none out.
  const beside = useMemo(() => {
    const none = kind !== null && kind !== "worksheet";
    const index = none ? NOTHING_BESIDE.index : worksheet.index;
    return index.search(question, { order, side: null, kind, proposal, from, to, zone });
  }, [worksheet, question, order, kind, proposal, from, to, zone]);
  const open = (hit: Hit, toRow = false): void => {
    const place = placeOf(hit, room, toRow);
    closeSearch();
    leadTo(place);
    go(`/s/${seat.seat}/${place.room}`);
  };
  const [first = beside.hits[0]] = found.hits;
  useEffect(() => {
    if (isBehind || !opensFirst.current) return;
    opensFirst.current = false;
    if (first !== undefined) open(first);
  });
  const hasAsked = asksSomething(question);
  return (
    <div
      className={room === "caucus" ? "search search-own" : "search"}
      ref={parts}
      onKeyDown={(event) => walk(event, parts.current)}
    >
      <label className="search-words">
        <Search size={18} aria-hidden />
        <input
          type="search"
          autoComplete="off"
          autoFocus
          aria-label={room === "caucus" ? "Search our caucus" : "Search the table and the record"}
          placeholder="Search"
          value={words}
          onFocus={(event) => event.target.select()}
          onChange={(event) => {
            opensFirst.current = false;
            searchStore.setState({ words: event.target.value });
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            if (isBehind) opensFirst.current = true;
            else if (first !== undefined) open(first);
          }}
        />
      </label>
      {room !== "caucus" && (
        <NarrowDown
          chosen={chosen}
          wanted={wanted}
          onChoose={setChosen}
          isAct={question.acts !== null}
          hits={[...found.hits, ...beside.hits]}
          hasWorksheet={room === "record"}
        />
      )}
      <p className="search-count" role="status" aria-busy={isBehind}>
        {scope.failure ??
          countWords({
            count: found.hits.length,
            beside: beside.hits.length,
            hasAsked,
            isWhole: scope.isWhole && worksheet.isWhole,
            by: side === null ? null : sides[side].short,
          })}
        {found.undated > 0 && ` ${found.undated} without a date in the sources left out.`}
      </p>
      {!hasAsked && <p className="search-hint">{HINTS[room]}</p>}
      {hasAsked && room !== "caucus" && (
        <Firsts found={found} isAct={question.acts !== null} zone={zone} onOpen={open} />
      )}
      <HitList found={found} isOnRecord={room === "record"} zone={zone} onOpen={open} />
      <OnWorksheet found={beside} zone={zone} onOpen={open} />
    </div>
  );
}

function countWords(options: {
  count: number;
  /** How many on the worksheet. */
  beside: number;
  hasAsked: boolean;
  isWhole: boolean;
  /** The side whose words alone were looked for. */
  by: string | null;
}): string {
  const { count, beside, hasAsked, isWhole, by } = options;
  const reading = isWhole ? "" : " Still reading.";
  if (!hasAsked) return reading.trim();
  const onWorksheet = beside === 0 ? "" : ` On the worksheet, below: ${places(beside)}.`;
  const said = by === null ? "" : ` that ${by} said`;
  const here = beside === 0 || by !== null ? "" : " on the record";
  const found = count === 0 ? `Nothing found${said}${here}.` : `${places(count)} found${here}.`;
  return `${found}${onWorksheet}${reading}`;
}

function places(count: number): string {
  return count === 1 ? "1 place" : `${count} places`;
}

function placeOf({ item }: Hit, room: SearchedRoom, toRow: boolean): Place {
  if (room === "caucus") {
    const found = { room, part: item.part ?? "notes", proposal: item.proposal } as const;
    const column = PRIVATE_COLUMNS.find((each) => each === item.column);
    return column === undefined ? found : { ...found, column };
  }
  if (item.gap !== undefined && !toRow) return { room: "table", gap: item.gap };
  const column = WORKSHEET_COLUMNS.find((each) => each === item.column);
  if (item.proposal !== null && column !== undefined)
    return { room: "table", proposal: item.proposal, pass: null, column };
  if (item.statement !== undefined) return { room: "gallery", statement: item.statement };
  if (item.proposal !== null && room === "gallery") return { room, proposal: item.proposal };
  if (item.proposal !== null && !toRow)
    return { room: "table", proposal: item.proposal, pass: item.pass };
  return { room: "record", seq: item.seq ?? 1 };
}

/** Up and down go through the finds, from the words on and back to them. */
function walk(event: React.KeyboardEvent, parts: HTMLElement | null): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0 || parts === null || event.target instanceof HTMLSelectElement) return;
  const stops = [...parts.querySelectorAll<HTMLElement>("input[type='search'], [data-find]")];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[at + step];
  if (at === -1 || next === undefined) return;
  event.preventDefault();
  next.focus();
}
