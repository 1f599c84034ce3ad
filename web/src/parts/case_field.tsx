// case_field.tsx - a field for a case's name: one of those there are, or a new one

import { useId } from "preact/hooks";
import { compareNames } from "../base/i18n";
import { useResource } from "../base/resource";
import { api } from "../base/state";
import type { Cases } from "../base/types";

export function useCaseNames(): string[] {
  const cases = useResource<Cases>(api("cases")).data.value;
  return (cases?.items ?? []).map((item) => item.name).sort(compareNames);
}

export function CaseField(properties: {
  label: string; value: string; onInput: (name: string) => void; names: string[];
  placeholder?: string; disabled?: boolean; autofocus?: boolean;
}) {
  const id = useId();
  return (
    <>
      <input type="text" list={id} aria-label={properties.label} value={properties.value}
        placeholder={properties.placeholder} disabled={properties.disabled} autofocus={properties.autofocus}
        autocomplete="off" onInput={(event) => properties.onInput(event.currentTarget.value)} />
      <datalist id={id}>{properties.names.map((name) => <option key={name} value={name} />)}</datalist>
    </>
  );
}
