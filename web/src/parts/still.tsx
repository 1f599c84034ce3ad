// still.tsx - a part that is drawn anew only when what it depends on is another

import { Component, type ComponentChildren } from "preact";

interface Properties { on: readonly unknown[]; draw: () => ComponentChildren }

/** For rows of long tables. What DRAW reads beside ON may be old. */
export class Still extends Component<Properties> {
  override shouldComponentUpdate(next: Properties): boolean {
    return next.on.some((value, i) => value !== this.props.on[i]);
  }

  override render(): ComponentChildren {
    return this.props.draw();
  }
}
