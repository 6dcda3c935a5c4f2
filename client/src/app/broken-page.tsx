import { Component, type ReactNode } from "react";

import { NotHere } from "../screens/not-here/not-here.tsx";

/** A bug in drawing the page ends in words and a way on, not in an empty window. */
export class BrokenPage extends Component<{ readonly children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <NotHere
        title="This page broke"
        words="What was marked saved is on the server, and what was not is kept on this device. Load the page again."
      />
    );
  }
}
