import type { Room } from "@crosstable/shared/rooms";
import { useEffect, type ReactNode } from "react";
import { create } from "zustand";

import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Wait } from "../components/wait.tsx";
import { connectionStore } from "../stores/connection-store.ts";

type Screen = () => ReactNode;

const LOADS: Record<Room, () => Promise<{ default: Screen }>> = {
  table: () => import("../screens/table/table-screen.tsx"),
  caucus: () => import("../screens/caucus/caucus-screen.tsx"),
  record: () => import("../screens/record/record-screen.tsx"),
  monitor: () => import("../screens/monitor/monitor-screen.tsx"),
  gallery: () => import("../screens/gallery/gallery-screen.tsx"),
  host: () => import("../screens/host/host-screen.tsx"),
};

/** The rooms whose part of the page is here, and those for which it did not come. */
const roomsStore = create<Partial<Record<Room, { readonly screen: Screen | null }>>>(() => ({}));

async function load(room: Room): Promise<void> {
  try {
    const { default: screen } = await LOADS[room]();
    roomsStore.setState({ [room]: { screen } });
  } catch {
    // Most often the connection is gone. The room says so and the rest of the page lives on.
    roomsStore.setState({ [room]: { screen: null } });
  }
}

/** The room that was asked for. Each is fetched when somebody first goes there, and again when that failed. */
export function RoomScreen({ room }: { room: Room }): ReactNode {
  const loaded = roomsStore((state) => state[room]);
  useEffect(() => {
    if (roomsStore.getState()[room] === undefined) void load(room);
  }, [room]);
  if (loaded === undefined) return <Wait words={`Opening the ${room}`} />;
  if (loaded.screen === null) return <NotLoaded room={room} />;
  return <loaded.screen />;
}

/** Tries by itself when the connection is back; the button is for whoever does not want to wait. */
function NotLoaded({ room }: { room: Room }): ReactNode {
  const isOffline = connectionStore((state) => state.events !== "live");
  useEffect(
    () =>
      connectionStore.subscribe(({ events }, before) => {
        if (events === "live" && before.events !== "live") void load(room);
      }),
    [room],
  );
  return (
    <EmptyState
      title="This room is not on this device yet"
      words={
        isOffline
          ? "It opens when the connection is back. What you wrote elsewhere is kept."
          : "The server did not give it. Try again."
      }
    >
      <Button onPress={() => void load(room)}>Try again</Button>
    </EmptyState>
  );
}
