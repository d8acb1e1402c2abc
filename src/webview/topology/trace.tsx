import type { HopText, PacketPath, PathAnswer, ShownPolicyStep } from '../../protocol/topologyMessages.ts';
import { Icon, type IconName } from '../icon.tsx';
import { t } from '../l10n.ts';
import { plain } from '../plainText.ts';
import { type ComponentChildren, useEffect, useRef } from '../ui.ts';
import { stateText } from './cardRows.ts';
import { Choice } from './choice.tsx';
import { PoliciesText, PolicyStep, Ports } from './pathPolicies.tsx';
import { EndPicker, type FoundEnds } from './picker.tsx';

/** The side on which the ends of a path are picked, and its hops stand. */

export interface TracePanelProps {
  readonly from: string;
  readonly to: string;
  /** What is sent; empty for anything. */
  readonly port: string;
  readonly back: boolean;
  readonly answer: PathAnswer | undefined;
  readonly path: PacketPath | undefined;
  readonly found: FoundEnds;
  readonly pickFirst: boolean;
  readonly pointed: number;
  /** The hop at which the packet stops; -1 where it arrives. */
  readonly broken: number;
  readonly onPoint: (hop: number) => void;
  readonly onFind: (text: string) => void;
  readonly onEnds: (from: string, to: string) => void;
  readonly onPort: (port: string) => void;
  /** Goes to the rule that decides at a step. */
  readonly onRule: (step: number) => void;
  /** Writes the method that the path says to use. */
  readonly onUse: () => void;
  readonly onBack: (back: boolean) => void;
  readonly onClose: () => void;
}

export function TracePanel(props: TracePanelProps) {
  const { from, to, found, answer, path, onEnds, onFind } = props;
  // They are asked on the way there; answers of what is allowed come back.
  const policies = props.back ? undefined : answer?.policies;
  return (
    <aside class="trace" aria-label={t('Packet path')}>
      <div class="ends">
        <EndPicker
          id="end-from"
          label={t('From')}
          value={from}
          found={found}
          focused={props.pickFirst}
          onFind={onFind}
          onPick={(next) => onEnds(next, to)}
        />
        <EndPicker
          id="end-to"
          label={t('To')}
          value={to}
          found={found}
          focused={false}
          onFind={onFind}
          onPick={(next) => onEnds(from, next)}
        />
        <div class="buttons">
          <button
            type="button"
            title={t('Swap the ends')}
            aria-label={t('Swap the ends')}
            onClick={() => onEnds(to, from)}
          >
            ⇅
          </button>
          <button type="button" title={t('Close')} aria-label={t('Close the path')} onClick={props.onClose}>
            ✕
          </button>
        </div>
      </div>
      {answer === undefined ? (
        <p class="hint">{t('Pick two endpoints to see the path of a packet hop by hop.')}</p>
      ) : (
        <Ways {...props} />
      )}
      {answer?.reason !== undefined && answer.reason !== '' && (
        <p class="summary stops" role="status">
          <Icon name="bad" label={t('Error')} />
          <span>{answer.reason}</span>
        </p>
      )}
      {answer !== undefined && !props.back && <Ports port={props.port} onPort={props.onPort} />}
      {path !== undefined && <Summary path={path} onUse={props.onUse} />}
      {policies !== undefined && policies.verdict !== 'deny' && <PoliciesText policies={policies} />}
      {path !== undefined && (
        <Hops
          path={path}
          steps={policies?.steps ?? []}
          pointed={props.pointed}
          broken={props.broken}
          onPoint={props.onPoint}
          onRule={props.onRule}
        />
      )}
    </aside>
  );
}

function Ways({ answer, back, onBack }: TracePanelProps) {
  const { there, back: reply } = answer?.paths ?? {};
  const sign = (path: PacketPath | undefined): string => (path?.outcome === 'stops' ? ' ✖' : '');
  return (
    <div class="choices">
      <fieldset class="segments">
        <legend>{t('Direction')}</legend>
        <Choice
          name="direction"
          checked={!back}
          text={`${t('Forward')}${sign(there)}`}
          onChoose={() => onBack(false)}
        />
        <Choice name="direction" checked={back} text={`${t('Return')}${sign(reply)}`} onChoose={() => onBack(true)} />
      </fieldset>
    </div>
  );
}

const outcomes: Readonly<Record<PacketPath['outcome'], IconName>> = {
  arrives: 'good',
  stops: 'bad',
  doubtful: 'odd',
  unknown: 'unknown',
};

/** One sentence: that it arrives, or where it breaks and what to change. */
function Summary({
  path: { outcome, summary, remedy },
  onUse,
}: {
  readonly path: PacketPath;
  readonly onUse: () => void;
}) {
  return (
    <p class={`summary ${outcome}`} role="status">
      <Icon name={outcomes[outcome]} />
      <span>{plain(summary)}</span>
      {remedy !== undefined && (
        <button type="button" class="secondary" onClick={onUse}>
          {t('Use {0}', remedy)}
        </button>
      )}
    </p>
  );
}

interface HopsProps {
  readonly path: PacketPath;
  readonly steps: readonly ShownPolicyStep[];
  readonly onRule: (step: number) => void;
  readonly pointed: number;
  readonly broken: number;
  readonly onPoint: (hop: number) => void;
}

function Hops({ path, steps, pointed, broken, onPoint, onRule }: HopsProps) {
  return (
    <ol class="hops" aria-label={t('Hops')}>
      {path.hops.map((hop, at) => (
        <HopItem
          key={`${at} ${hop.title}`}
          hop={hop}
          at={at}
          first={path.hops[at - 1]?.node !== hop.node}
          pointed={pointed === at}
          broken={broken === at}
          onPoint={onPoint}
        >
          {steps.map((step, index) =>
            step.hop === at ? (
              <PolicyStep key={step.text} step={step} told={isTold(step, hop)} onRule={() => onRule(index)} />
            ) : null,
          )}
        </HopItem>
      ))}
    </ol>
  );
}

/** A rule that stops the packet is among the hop's problems. */
function isTold({ verdict }: ShownPolicyStep, { problems }: HopText): boolean {
  return verdict !== 'allow' && problems.length > 0;
}

interface HopItemProps {
  readonly hop: HopText;
  readonly at: number;
  /** The first one on its node. */
  readonly first: boolean;
  readonly pointed: boolean;
  readonly broken: boolean;
  readonly onPoint: (hop: number) => void;
  /** What policies say there. */
  readonly children: ComponentChildren;
}

function HopItem({ hop, at, first, pointed, broken, onPoint, children }: HopItemProps) {
  const { state, title, text, route, problems, node } = hop;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (pointed) item.current?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);
  // Once it stops there: what is scrolled by hand stays.
  useEffect(() => {
    if (broken) item.current?.scrollIntoView({ block: 'nearest' });
  }, [broken]);
  return (
    <li
      ref={item}
      class={`hop ${state} step-${Math.min(at, 15)}${pointed || broken ? ' pointed' : ''}`}
      {...(broken && { 'aria-current': 'step' as const })}
      onMouseEnter={() => onPoint(at)}
      onMouseLeave={() => onPoint(-1)}
    >
      {first && <p class="on">{t('on {0}', node)}</p>}
      <button type="button" class="what" onFocus={() => onPoint(at)} onBlur={() => onPoint(-1)}>
        <span class="number" aria-hidden="true">
          {at + 1}
        </span>
        <span class="title">{title}</span>
        {state !== 'ok' && <span class="state">{stateText(state)}</span>}
      </button>
      <p class="text">{plain(text)}</p>
      {route !== undefined && (
        <p class="route">
          <code>{route.text}</code> <span class={`source ${route.from}`}>{sourceText(route.from)}</span>
        </p>
      )}
      {problems.map((problem) => (
        <p key={problem.text} class="problem">
          {plain(problem.text)} {problem.advice !== '' && <strong>{plain(problem.advice)}</strong>}
        </p>
      ))}
      {children}
    </li>
  );
}

function sourceText(from: 'live' | 'predicted'): string {
  return from === 'live' ? t('read from the node') : t('predicted');
}
