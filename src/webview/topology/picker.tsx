import type { EndOption } from '../../protocol/topologyMessages.ts';
import { t } from '../l10n.ts';
import { useEffect, useRef, useState } from '../ui.ts';

/** The ends that were found for a text. */
export interface FoundEnds {
  readonly text: string;
  readonly options: readonly EndOption[];
}

export interface EndPickerProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly found: FoundEnds;
  /** Puts the cursor there once. */
  readonly focused: boolean;
  readonly onFind: (text: string) => void;
  readonly onPick: (value: string) => void;
}

/** A field for a pod, a node or an address: what is typed filters those of the inventory. */
export function EndPicker({ id, label, value, found, focused, onFind, onPick }: EndPickerProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focused) input.current?.focus();
  }, [focused]);
  const options = draft !== undefined && found.text === draft ? found.options : [];
  const pick = (picked: string): void => {
    setDraft(undefined);
    setActive(-1);
    if (picked !== value) onPick(picked);
  };
  const open = (text: string): void => {
    setDraft(text);
    setActive(-1);
    onFind(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (draft === undefined) open('');
      else setActive(Math.max(-1, Math.min(options.length - 1, active + step)));
    } else if (event.key === 'Enter') {
      pick(options[active]?.value ?? draft?.trim() ?? value);
    } else if (event.key === 'Escape') {
      setDraft(undefined);
    }
  };
  const listId = `${id}-list`;
  const activeId = active >= 0 ? `${id}-${active}` : undefined;
  return (
    <div class="end">
      <label for={id}>{label}</label>
      <input
        id={id}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        {...(activeId !== undefined && { 'aria-activedescendant': activeId })}
        placeholder={t('Pod, node or address')}
        value={draft ?? value}
        onFocus={() => open('')}
        onInput={({ currentTarget }) => open(currentTarget.value)}
        onBlur={() => setDraft(undefined)}
        onKeyDown={onKeyDown}
      />
      <ul
        id={listId}
        class="options"
        hidden={options.length === 0}
        {...{ role: 'listbox' as const, 'aria-label': label }}
      >
        {options.map((option, at) => (
          <li
            key={option.value}
            id={`${id}-${at}`}
            {...{ role: 'option' as const, 'aria-selected': at === active }}
            ref={at === active ? reveal : null}
            // Before the field loses the focus, by which the list is gone.
            onMouseDown={(event) => {
              event.preventDefault();
              pick(option.value);
            }}
          >
            <span>{option.title}</span>
            <span class="detail">{option.detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function reveal(item: HTMLElement | null): void {
  item?.scrollIntoView({ block: 'nearest' });
}
