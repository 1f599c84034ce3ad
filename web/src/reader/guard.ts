// guard.ts - text that takes a caret and keys but never changes

const REFUSED = ["beforeinput", "paste", "cut"] as const;

/** Puts right what came into the text past the events that can be refused: dead keys and IMEs. */
export class Guard {
  private readonly observer: MutationObserver;

  constructor(
    private readonly root: HTMLElement,
    private readonly restore: (changed: Set<Node>) => void,
  ) {
    this.observer = new MutationObserver((records) => this.putRight(records));
    for (const type of REFUSED) root.addEventListener(type, refuse);
    this.observer.observe(root, { childList: true, characterData: true, subtree: true });
  }

  /** Changes made by the reader itself. */
  allow<Made>(change: () => Made): Made {
    this.putRight(this.observer.takeRecords());
    const made = change();
    this.observer.takeRecords();
    return made;
  }

  dispose(): void {
    this.observer.disconnect();
    for (const type of REFUSED) this.root.removeEventListener(type, refuse);
  }

  private putRight(records: readonly MutationRecord[]): void {
    if (!records.length) return;
    this.restore(new Set(records.map((record) => record.target)));
    this.observer.takeRecords();
  }
}

function refuse(event: Event): void {
  event.preventDefault();
}
