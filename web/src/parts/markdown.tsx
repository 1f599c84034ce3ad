// markdown.tsx - Markdown as it is read: text nodes in plain elements, never HTML

import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { parseMarkdown, type Block, type Inline } from "../base/markdown";

function inline(parts: Inline[]): ComponentChildren {
  return parts.map((part) => {
    switch (part.kind) {
      case "text": return part.text;
      case "em": return <em>{inline(part.children)}</em>;
      case "strong": return <strong>{inline(part.children)}</strong>;
      case "code": return <code>{part.text}</code>;
      case "break": return <br />;
      case "link": return part.href.startsWith("/")
        ? <a href={part.href}>{inline(part.children)}</a>
        : <a href={part.href} target="_blank" rel="noreferrer noopener">{inline(part.children)}</a>;
    }
  });
}

function Heading({ level, children }: { level: number; children: ComponentChildren }) {
  // The page's own title is the first heading.
  if (level <= 1) return <h2 class="md-1">{children}</h2>;
  if (level === 2) return <h3 class="md-2">{children}</h3>;
  return <h4 class="md-3">{children}</h4>;
}

function block(part: Block): ComponentChildren {
  switch (part.kind) {
    case "heading": return <Heading level={part.level}>{inline(part.children)}</Heading>;
    case "paragraph": return <p>{inline(part.children)}</p>;
    case "quote": return <blockquote>{part.blocks.map(block)}</blockquote>;
    case "code": return <pre>{part.text}</pre>;
    case "rule": return <hr />;
    case "list": {
      const items = part.items.map((item) => <li>{item.map(block)}</li>);
      return part.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

export function Markdown({ text, className = "" }: { text: string; className?: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div class={`markdown text ${className}`} dir="auto">{blocks.map(block)}</div>;
}
