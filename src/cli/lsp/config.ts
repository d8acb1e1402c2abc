import { type EditorSettings, readSettings, section } from '../../core/rules/readSettings.ts';

/** Settings as a client gives them: the same names as in VS Code, with or without the section that they stand in. */
type Given = Readonly<Record<string, unknown>>;

/** All settings; what is asked for while the server runs goes before what the client said when it started. */
export interface ServerSettings extends EditorSettings {
  isOn(setting: 'inlayHints' | 'codeLens'): boolean;
}

/** Reads them; `started` and `asked` are what the client says, whatever it is. */
export function readServerSettings(started: unknown, asked: unknown): ServerSettings {
  const given: Given = { ...settingsIn(started), ...settingsIn(asked) };
  const get = (setting: string): unknown => given[setting];
  return { ...readSettings(get), isOn: (setting) => get(setting) !== false };
}

/** How a cluster is read; only what the client says when it starts the server counts, no folder's own settings. */
export interface KubectlSettings {
  /** Undefined: `kubectl` on PATH. */
  readonly kubectl?: string;
  readonly kubeconfig?: string;
  /** Undefined: kubectl's current one. */
  readonly context?: string;
  readonly namespace?: string;
  /** Whether commands may be run in the calico-node pods. */
  readonly exec: 'ask' | 'always' | 'never';
}

export function readKubectlSettings(started: unknown): KubectlSettings {
  const given = settingsIn(started);
  const text = (setting: string): string => {
    const value = given[setting];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [kubectl, exec] = [text('kubectlPath'), text('exec')];
  const [kubeconfig, context, namespace] = [text('kubeconfig'), text('context'), text('namespace')];
  return {
    ...(kubectl !== '' && { kubectl }),
    ...(kubeconfig !== '' && { kubeconfig }),
    ...(context !== '' && { context }),
    ...(namespace !== '' && { namespace }),
    exec: exec === 'always' || exec === 'never' ? exec : 'ask',
  };
}

/** `{"calico": {"inventory": …}}`, `{"calico.inventory": …}` or `{"inventory": …}`, without what is not set. */
function settingsIn(value: unknown): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { [section]: own, ...others }: Given = { ...value };
  const head = `${section}.`;
  const flat = Object.entries(others).map(([name, each]) => {
    return [name.startsWith(head) ? name.slice(head.length) : name, each] as const;
  });
  const all = [...flat, ...Object.entries(typeof own === 'object' && own !== null ? own : {})];
  return Object.fromEntries(all.filter(([, each]) => each !== undefined && each !== null));
}
