import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";

import { SeatShell } from "./app/seat-shell.tsx";
import { EmptyState } from "./components/empty-state.tsx";
import { Wait } from "./components/wait.tsx";

const JoinScreen = lazy(() => import("./screens/join/join-screen.tsx"));
const VerifyScreen = lazy(() => import("./screens/verify/verify-screen.tsx"));
const HomeScreen = lazy(() => import("./screens/home/home-screen.tsx"));

/** Every page: the seats that this browser holds, taking a seat, and a seat's rooms. */
export function App(): React.ReactNode {
  return (
    <Suspense fallback={<Wait words="Opening the page" />}>
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/join">
          <JoinScreen />
        </Route>
        <Route path="/verify">
          <VerifyScreen />
        </Route>
        <Route path="/s/:seat/papers/:paper">
          {({ seat, paper }) => <SeatShell key={seat} seat={seat} room="record" paper={paper} />}
        </Route>
        <Route path="/s/:seat/:room?">
          {({ seat, room }) => <SeatShell key={seat} seat={seat} room={room ?? null} />}
        </Route>
        <Route>
          <EmptyState
            title="There is nothing here"
            words="Open your personal link, or ask the host for one."
          />
        </Route>
      </Switch>
    </Suspense>
  );
}
