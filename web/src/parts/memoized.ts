// memoized.ts - a part that is drawn again only when what it shows is another

import { Component, h, type FunctionComponent } from "preact";

export function memo<P extends object>(show: FunctionComponent<P>): FunctionComponent<P> {
  class Memoized extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      const now = this.props as Record<string, unknown>;
      const then = next as Record<string, unknown>;
      return Object.keys(then).some((name) => name !== "children" && now[name] !== then[name]);
    }
    override render() {
      return h(show, this.props as P);
    }
  }
  return Memoized as unknown as FunctionComponent<P>;
}
