import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { Room } from "@crosstable/shared/rooms";

import type { TabId } from "../commands/ports.ts";
import type { Tab } from "../monitor/seat-state.ts";

/** A tab with its negotiation. */
export interface OpenTab extends Tab {
  readonly id: TabId;
  readonly negotiation: NegotiationId;
}

/** Every open connection of the event wire. It knows who is where and tells nobody. */
export class OpenTabs {
  readonly #tabs = new Map<TabId, OpenTab>();

  add(tab: OpenTab): void {
    this.#tabs.set(tab.id, tab);
  }

  remove(id: TabId): void {
    this.#tabs.delete(id);
  }

  enter(id: TabId, room: Room | null): OpenTab | undefined {
    return this.#change(id, { room });
  }

  report(id: TabId, health: Tab["health"]): void {
    this.#change(id, { health });
  }

  of(negotiation: NegotiationId): OpenTab[] {
    return [...this.#tabs.values()].filter((tab) => tab.negotiation === negotiation);
  }

  negotiations(): Set<NegotiationId> {
    return new Set([...this.#tabs.values()].map((tab) => tab.negotiation));
  }

  isConnected(seat: SeatId): boolean {
    return [...this.#tabs.values()].some((tab) => tab.seat === seat);
  }

  #change(id: TabId, to: Partial<Pick<Tab, "room" | "health">>): OpenTab | undefined {
    const tab = this.#tabs.get(id);
    if (tab === undefined) return undefined;
    const changed = { ...tab, ...to };
    this.#tabs.set(id, changed);
    return changed;
  }
}
