import { Download, Search } from "lucide-react";

import { Button, IconButton } from "../../components/button.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { openExports } from "../../papers/export-store.ts";
import { GROUPINGS, type Grouping } from "./display-list.ts";
import { viewWords, type View } from "./views.ts";

const GROUPING_WORDS: Record<Grouping, string> = {
  sponsor: "Sponsor",
  category: "Category",
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
  readonly unseen: number;
  readonly onSeen: () => void;
  readonly openPackages: number;
  readonly onTableProposal: (() => void) | null;
  /** Changes of the ground rules that wait for a chief. */
  readonly groundRuleOffers: number;
  readonly onGroundRules: () => void;
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
    unseen,
    onSeen,
    openPackages,
    onTableProposal,
    groundRuleOffers,
    onGroundRules,
  } = props;
  return (
    <div className="table-toolbar" role="toolbar" aria-label="What the table shows">
      <div className="table-views" role="group" aria-label="View">
        {views.map((each) => (
          <button
            key={each.view}
            type="button"
            className="table-view"
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
          aria-label="Search the proposals"
          placeholder="Search"
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </label>
      <label className="table-grouping">
        <span>Group by</span>
        <select value={grouping} onChange={(event) => onGrouping(event.target.value as Grouping)}>
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {GROUPING_WORDS[each]}
            </option>
          ))}
        </select>
      </label>
      <IconButton name="Export" onPress={openExports}>
        <Download size={18} aria-hidden />
      </IconButton>
      {onTableProposal !== null && (
        <Button size="small" onPress={onTableProposal}>
          Table a proposal
        </Button>
      )}
      <Button size="small" onPress={() => openMoveDialog({ kind: "packages" })}>
        Packages <span className="table-view-count">{openPackages}</span>
      </Button>
      <Button size="small" onPress={onGroundRules}>
        Ground rules
        {/* Its place is kept, so that a change that is proposed moves nothing. */}
        <span className="table-offers">
          {groundRuleOffers > 0 && (
            <>
              {groundRuleOffers}
              <span className="visually-hidden"> proposed</span>
            </>
          )}
        </span>
      </Button>
      <span className={unseen === 0 ? "table-unseen table-unseen-none" : "table-unseen"}>
        <Button size="small" onPress={onSeen}>
          {unseen} moved · Mark as seen
        </Button>
      </span>
    </div>
  );
}
