import type { PaperKind } from "@crosstable/shared/papers/paper";
import type { Room } from "@crosstable/shared/rooms";
import type { ComponentType, ReactNode } from "react";

import { Button } from "../components/button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { fetched } from "../components/fetched.tsx";
import { Wait } from "../components/wait.tsx";
import { connectionStore } from "../stores/connection-store.ts";

type Load = () => Promise<{ default: ComponentType }>;

const screen = (room: Room, load: Load): ComponentType =>
  fetched(load, { waiting: <Wait words={`Opening the ${room}`} />, Missing: NotHereYet });

/** Each room is fetched when somebody first goes there. */
const SCREENS: Record<Room, ComponentType> = {
  table: screen("table", () => import("../screens/table/table-screen.tsx")),
  caucus: screen("caucus", () => import("../screens/caucus/caucus-screen.tsx")),
  contract: screen("contract", () => import("../screens/contract/contract-screen.tsx")),
  record: screen("record", () => import("../screens/record/record-screen.tsx")),
  monitor: screen("monitor", () => import("../screens/monitor/monitor-screen.tsx")),
  gallery: screen("gallery", () => import("../screens/gallery/gallery-screen.tsx")),
  host: screen("host", () => import("../screens/host/host-screen.tsx")),
};

/** A paper in a room's place, as it will be printed. */
export const PaperScreen: ComponentType<{ kind: PaperKind }> = fetched(
  () => import("../screens/paper/paper-screen.tsx"),
  { waiting: <Wait words="Opening the paper" />, Missing: NotHereYet },
);

/** The room that was asked for. */
export function RoomScreen({ room }: { room: Room }): ReactNode {
  const Screen = SCREENS[room];
  return <Screen />;
}

function NotHereYet({ onAgain }: { onAgain: () => void }): ReactNode {
  const isOffline = connectionStore((state) => state.events !== "live");
  return (
    <EmptyState
      title="This room is not on this device yet"
      words={
        isOffline
          ? "It opens when the connection is back. What you wrote elsewhere is kept."
          : "The server did not give it."
      }
    >
      <Button onPress={onAgain}>Try again</Button>
    </EmptyState>
  );
}
