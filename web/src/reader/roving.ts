// roving.ts - a group of buttons as one stop of the Tab key, arrows within

/** Asks `onEdge` for a button beyond the first (-1) or the last (1). */
export class Roving {
  onEdge: (step: 1 | -1, from: HTMLElement) => void = () => {};
  onEscape: () => void = () => {};
  private current: HTMLElement | null = null;

  constructor(private readonly group: HTMLElement) {
    group.addEventListener("keydown", this.onKey);
    group.addEventListener("focusin", (event) => {
      if (event.target instanceof HTMLButtonElement) this.make(event.target);
    });
  }

  /** After buttons came or went: one of them takes the Tab key. */
  settle(): void {
    if (this.current?.isConnected) return;
    this.current = null;
    const first = this.group.querySelector("button");
    if (first) this.make(first);
  }

  private make(button: HTMLElement): void {
    if (this.current && this.current !== button) this.current.tabIndex = -1;
    this.current = button;
    button.tabIndex = 0;
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = [...this.group.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (at < 0) return;
    if (event.key === "Escape") return this.onEscape();
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const button = buttons[to];
    if (button) button.focus();
    else this.onEdge(to < 0 ? -1 : 1, buttons[at]!);
  };
}
