import { Download, Search } from "lucide-react";

import { Button, IconButton } from "../../components/button.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { openExports } from "../../papers/export-store.ts";
import { GROUPINGS, type Grouping } from "./display-list.ts";
import { viewWords, type View } from "./views.ts";

import "./table-toolbar.css";

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
  /** Requests for information that are not answered in full. */
  readonly waitingRequests: number;
  readonly onRequests: () => void;
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
    waitingRequests,
    onRequests,
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
      <CountedButton
        words="Requests"
        count={waitingRequests}
        of="not answered"
        onPress={onRequests}
      />
      <CountedButton
        words="Ground rules"
        count={groundRuleOffers}
        of="proposed"
        onPress={onGroundRules}
      />
      <span className={unseen === 0 ? "table-unseen table-unseen-none" : "table-unseen"}>
        <Button size="small" onPress={onSeen}>
          {unseen} moved · Mark as seen
        </Button>
      </span>
    </div>
  );
}

/** The count's place is kept while there is nothing to count, so that what others do moves nothing. */
function CountedButton(props: {
  readonly words: string;
  readonly count: number;
  readonly of: string;
  readonly onPress: () => void;
}): React.ReactNode {
  const { words, count, of, onPress } = props;
  return (
    <Button size="small" onPress={onPress}>
      {words}
      <span className="table-offers">
        {count > 0 && (
          <>
            {count}
            <span className="visually-hidden"> {of}</span>
          </>
        )}
      </span>
    </Button>
  );
}
