import type { ShownPathPolicies, ShownPolicyStep } from '../../protocol/topologyMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { useState } from '../ui.ts';
import { Choice } from './choice.tsx';

/** What is sent along a path, and what policies say of it. */

/** Ports that can be chosen without writing them; the first is any. */
const usual = ['', '80/tcp', '443/tcp', '53/udp', 'icmp'] as const;

export function Ports({ port, onPort }: { readonly port: string; readonly onPort: (port: string) => void }) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const isUsual = usual.some((each) => each === port);
  const take = (text: string): void => {
    setDraft(undefined);
    if (text.trim() !== port) onPort(text.trim());
  };
  return (
    <div class="choices ports">
      <fieldset class="segments">
        <legend>{t('What is sent')}</legend>
        {usual.map((each) => (
          <Choice
            key={each}
            name="port"
            checked={port === each}
            text={each === '' ? t('any') : each}
            onChoose={() => take(each)}
          />
        ))}
      </fieldset>
      <input
        type="text"
        value={draft ?? (isUsual ? '' : port)}
        spellcheck={false}
        placeholder="8080/tcp"
        aria-label={t('Another port, like 8080/tcp')}
        onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={() => draft !== undefined && draft.trim() !== '' && take(draft)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(draft ?? port);
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
    </div>
  );
}

const icons: Readonly<Record<ShownPolicyStep['verdict'], IconName>> = {
  allow: 'good',
  deny: 'bad',
  unknown: 'unknown',
};

/** One sentence on all policies of the way there. */
export function PoliciesText({ policies: { verdict, text } }: { readonly policies: ShownPathPolicies }) {
  return (
    <p class={`policies ${verdict}`} role="status">
      <Icon name={icons[verdict]} />
      <span>{text}</span>
    </p>
  );
}

export interface PolicyStepProps {
  readonly step: ShownPolicyStep;
  /** What decides is told above it already. */
  readonly told: boolean;
  readonly onRule: () => void;
}

/** What decides at one hop; its place leads to the rule. */
export function PolicyStep({ step: { verdict, text, where }, told, onRule }: PolicyStepProps) {
  if (told && where === '') return null;
  return (
    <p class={`policy ${verdict}`}>
      <Icon name={icons[verdict]} label={verdicts[verdict]()} />
      {!told && <span>{text}</span>}
      {where !== '' && (
        <button type="button" class="link" onClick={onRule}>
          {where}
        </button>
      )}
    </p>
  );
}

const verdicts: Readonly<Record<ShownPolicyStep['verdict'], () => string>> = {
  allow: () => t('allowed'),
  deny: () => t('denied'),
  unknown: () => t('unknown'),
};
