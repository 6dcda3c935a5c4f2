import { Search } from "lucide-react";

import { Button } from "../../components/button.tsx";
import { MoreMenu } from "../../components/more-menu.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { openExports } from "../../papers/export-store.ts";
import { GROUPINGS, type Grouping } from "./display-list.ts";
import { viewWords, type View } from "./views.ts";

import "../../components/view-chips.css";
import "./table-toolbar.css";

const GROUPING_WORDS: Record<Grouping, string> = {
  sponsor: "By sponsor",
  category: "By category",
  none: "Not grouped",
};

interface TableToolbarProps {
  readonly views: readonly { readonly view: View; readonly count: number }[];
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
  /** Those that are open. */
  readonly packages: number;
  readonly onTableProposal: (() => void) | null;
  /** Requests for information that are not answered in full. */
  readonly waitingRequests: number;
  readonly onRequests: () => void;
  /** Changes of the ground rules that wait for a chief. */
  readonly groundRuleOffers: number;
  readonly onGroundRules: () => void;
  /** Entries for the joint minutes and joint statements that wait for a chief's signature. */
  readonly unsigned: number;
  readonly onMinutes: () => void;
  readonly onNews: () => void;
}

/** What is shown, and in what order. The counts are those of the whole table, whatever the search. */
export function TableToolbar(props: TableToolbarProps): React.ReactNode {
  const {
    views,
    view,
    onView,
    search,
    onSearch,
    grouping,
    onGrouping,
    packages,
    onTableProposal,
    waitingRequests,
    onRequests,
    groundRuleOffers,
    onGroundRules,
    unsigned,
    onMinutes,
    onNews,
  } = props;
  return (
    <div className="table-toolbar" role="toolbar" aria-label="What the table shows">
      <div className="view-chips table-views" role="group" aria-label="View">
        {views.map((each) => (
          <button
            key={each.view}
            type="button"
            className="view-chip table-view"
            aria-pressed={each.view === view}
            onClick={() => onView(each.view)}
          >
            {viewWords(each.view)} <span className="table-view-count">{each.count}</span>
          </button>
        ))}
      </div>
      <label className="table-search">
        <Search size={16} aria-hidden />
        <input
          type="search"
          autoComplete="off"
          aria-label="Search the proposals"
          placeholder="Search"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <select
        className="table-grouping"
        aria-label="Group by"
        value={grouping}
        onChange={(event) => onGrouping(event.target.value as Grouping)}
      >
        {GROUPINGS.map((each) => (
          <option key={each} value={each}>
            {GROUPING_WORDS[each]}
          </option>
        ))}
      </select>
      <div className="table-acts">
        {onTableProposal !== null && (
          <span className="table-wide">
            <Button size="small" onPress={onTableProposal}>
              Table a proposal
            </Button>
          </span>
        )}
        <span className="table-widest">
          <Button size="small" onPress={openPackages}>
            Packages <span className="table-view-count">{packages}</span>
          </Button>
        </span>
        <MoreMenu
          name="More"
          items={[
            ...(onTableProposal === null
              ? []
              : [
                  { words: "Table a proposal", onChoose: onTableProposal, place: "table-not-wide" },
                ]),
            {
              words: `Packages, ${packages} open`,
              onChoose: openPackages,
              place: "table-not-widest",
            },
            {
              words: "Requests",
              onChoose: onRequests,
              count: waitingRequests,
              of: "not answered",
            },
            {
              words: "Ground rules",
              onChoose: onGroundRules,
              count: groundRuleOffers,
              of: "proposed",
            },
            {
              words: "Minutes and statements",
              onChoose: onMinutes,
              count: unsigned,
              of: "not signed",
            },
            { words: "Since you looked", onChoose: onNews },
            { words: "Export", onChoose: openExports },
          ]}
        />
      </div>
    </div>
  );
}

function openPackages(): void {
  openMoveDialog({ kind: "packages" });
}
