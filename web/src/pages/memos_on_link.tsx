// memos_on_link.tsx - what a memo is on, as a link to it

import { query } from "../base/api";
import { quoted } from "../base/i18n";
import { useResource } from "../base/resource";
import { api, page, useCodes, useDocuments } from "../base/state";
import type { Memo, Quotation, Themes } from "../base/types";
import { placeOf } from "../parts/evidence";

function QuotationLink({ name }: { name: string }) {
  const quotation = useResource<Quotation>(api(`quotations/${encodeURIComponent(name)}`)).data.value;
  if (!quotation) return <span class="mono">{name}</span>;
  return <a href={placeOf(quotation)}>{quoted(quotation.words.slice(0, 80) + (quotation.words.length > 80 ? "…" : ""))}</a>;
}

export function OnLink({ memo }: { memo: Memo }) {
  const documents = useDocuments().data.value ?? [];
  const codes = useCodes().data.value ?? [];
  const themes = useResource<Themes>(api("themes")).data.value?.items ?? [];
  const name = memo.on_name;
  const to = ((): string | null => {
    switch (memo.on_kind) {
      case "document": {
        const found = documents.find((one) => one.name === name);
        return found ? page(`documents/${found.id}`) : null;
      }
      case "code": {
        const found = codes.find((one) => one.path === name);
        return found ? page(`codes/${found.id}`) : null;
      }
      case "theme": {
        const found = themes.find((one) => one.path === name);
        return found ? page(`themes${query({ theme: found.id })}`) : null;
      }
      case "case": return page(`cases${query({ case: name })}`);
      case "memo": return page(`memos${query({ memo: name })}`);
      default: return null;
    }
  })();
  if (memo.on_kind === "quotation") return <QuotationLink name={name} />;
  return to ? <a href={to}>{name}</a> : <span>{name}</span>;
}
