import { proposalId } from "@crosstable/shared/ids";
import { ITEM_KINDS, type ItemKind } from "@crosstable/shared/search/items";
import type { Hit, Order, Wanted } from "@crosstable/shared/search/search-index";
import type { SideMark } from "@crosstable/shared/sides";

import { Select } from "../../components/select.tsx";
import { TextField } from "../../components/text-field.tsx";
import { useMe } from "../../stores/me-store.ts";
import { kindWords, type Chosen } from "./wanted.ts";

interface NarrowDownProps {
  readonly chosen: Chosen;
  readonly wanted: Wanted;
  readonly onChoose: (chosen: Chosen) => void;
  /** An act is asked for, which was done and not said. */
  readonly isAct: boolean;
  /** The proposals that are found can be chosen. */
  readonly hits: readonly Hit[];
  /** The worksheet is searched too. */
  readonly hasWorksheet: boolean;
}

function orderChoices(done: string): readonly { value: Order; words: string }[] {
  return [
    { value: "first", words: `First ${done}` },
    { value: "last", words: `Last ${done}` },
    { value: "best", words: "Best fit" },
  ];
}

/** Order and side, which answer most questions, and the rest behind one word. */
export function NarrowDown(props: NarrowDownProps): React.ReactNode {
  const { chosen, wanted, onChoose, isAct, hits, hasWorksheet } = props;
  const { sides } = useMe();
  const sideChoices: readonly { value: SideMark | "both"; words: string }[] = [
    { value: "both", words: "Both sides" },
    { value: "a", words: sides.a.short },
    { value: "b", words: sides.b.short },
  ];
  return (
    <div className="search-narrow">
      <div className="search-main-choices">
        <Select
          label="Order"
          value={wanted.order}
          choices={orderChoices(isAct ? "done" : "said")}
          onChange={(order) => onChoose({ ...chosen, order })}
        />
        <Select
          label={isAct ? "Done by" : "Said by"}
          value={wanted.side ?? "both"}
          choices={sideChoices}
          onChange={(side) => onChoose({ ...chosen, side })}
        />
        <Select
          label="Kind"
          value={chosen.kind ?? "all"}
          choices={hasWorksheet ? [...KIND_CHOICES, WORKSHEET_CHOICE] : KIND_CHOICES}
          onChange={(kind) => onChoose({ ...chosen, kind: kind === "all" ? null : kind })}
        />
      </div>
      <details className="search-rest">
        <summary>Proposal and time</summary>
        <div className="search-main-choices">
          <Select
            label="Proposal"
            value={chosen.proposal ?? ""}
            choices={proposalChoices(hits, chosen)}
            onChange={(value) =>
              onChoose({ ...chosen, proposal: proposalId.safeParse(value).data ?? null })
            }
          />
          <TextField
            label="From"
            type="date"
            value={chosen.from ?? ""}
            onChange={(from) => onChoose({ ...chosen, from: from || null })}
          />
          <TextField
            label="To"
            type="date"
            value={chosen.to ?? ""}
            onChange={(to) => onChoose({ ...chosen, to: to || null })}
          />
        </div>
      </details>
    </div>
  );
}

const KIND_CHOICES: readonly { value: ItemKind | "all"; words: string }[] = [
  { value: "all", words: "Everything" },
  ...ITEM_KINDS.map((kind) => ({ value: kind, words: kindWords(kind) })),
];

const WORKSHEET_CHOICE = { value: "worksheet", words: kindWords("worksheet") } as const;

function proposalChoices(hits: readonly Hit[], chosen: Chosen): { value: string; words: string }[] {
  const found = new Map<string, string>();
  for (const { item } of hits)
    if (item.proposal !== null) found.set(item.proposal, item.label ?? item.proposal);
  if (chosen.proposal !== null && !found.has(chosen.proposal))
    found.set(chosen.proposal, "The chosen proposal");
  return [
    { value: "", words: "All proposals" },
    ...[...found].map(([value, words]) => ({ value, words })),
  ];
}
