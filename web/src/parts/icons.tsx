// icons.tsx - the app's signs, one line each

const PATHS = {
  documents: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  codes: "M4 12l8-8h7v7l-8 8zM15.5 8.5h.01",
  themes: "M4 5h7v6H4zM13 5h7v9h-7zM4 13h7v6H4zM13 16h7v3h-7z",
  map: "M6 6a2 2 0 104 0 2 2 0 10-4 0M15 17a2 2 0 104 0 2 2 0 10-4 0M15 6a2 2 0 104 0 2 2 0 10-4 0M10 6h5M9 8l7 8",
  cases: "M9 11a3 3 0 100-6 3 3 0 000 6zM3 20c0-4 3-6 6-6s6 2 6 6M16 5.5a3 3 0 010 5.5M17.5 14.5c2.2.8 3.5 2.700 3.500 5.500",
  memos: "M5 4h14v11l-5 5H5zM19 15h-5v5M8 9h8M8 13h4",
  writing: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3M12 20h8",
  history: "M4 12a8 8 0 108-8 8 8 0 00-6 2.700M5 3v4h4M12 8v4l3 2",
  search: "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l5 5",
  help: "M12 21a9 9 0 100-18 9 9 0 000 18zM9.500 9.500a2.500 2.500 0 113.500 2.300c-.7.4-1 .9-1 1.700M12 16.500h.01",
  settings: "M4 7h10M18 7h2M4 17h2M10 17h10M16 9a2 2 0 100-4 2 2 0 000 4zM8 19a2 2 0 100-4 2 2 0 000 4z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  plus: "M12 5v14M5 12h14",
  undo: "M9 7L4 12l5 5M4 12h10a5 5 0 015 5",
  redo: "M15 7l5 5-5 5M20 12H10a5 5 0 00-5 5",
  left: "M15 6l-6 6 6 6", right: "M9 6l6 6-6 6", down: "M6 9l6 6 6-6", up: "M6 15l6-6 6 6",
  close: "M6 6l12 12M18 6L6 18",
  print: "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
  import: "M12 4v10M8 10l4 4 4-4M5 19h14",
  export: "M12 14V4M8 8l4-4 4 4M5 19h14",
  check: "M5 12l5 5L20 7",
  warning: "M12 4l9 16H3zM12 10v4M12 17h.01",
  folder: "M3 6h6l2 2h10v11H3z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon" width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width={name === "more" ? 2.8 : 1.7} stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
