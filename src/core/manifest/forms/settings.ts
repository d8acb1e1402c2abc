import type { Family } from '../../net/address.ts';
import { isFilledIn } from '../../placeholders/value.ts';
import { addedSetting } from '../addField.ts';
import type { SettingsAgent } from '../agent.ts';
import type { MethodSite } from '../methodSites.ts';
import type { ScalarValue, Tool, ToolSettings } from '../model.ts';
import { type AgentForm, firstKey, unwritten } from './form.ts';

/** A calico-node that an installer starts by settings of its own. */
export const settingsForm: AgentForm<SettingsAgent> = {
  written: (agent, family) => [settingSite(agent, family) ?? []].flat(),
  unwritten: settingsDefault,
  fixed: () => undefined,
  add: (agent, { family }, text, textOf) => addedSetting(agent, family, text, textOf),
  detect: () => undefined,
  object: ({ settings }) => settings,
  place: ({ settings: { methods, span } }) => firstKey(methods, span),
};

/** A setting of an installer, which goes into the variable as it is. */
function settingSite(agent: SettingsAgent, family: Family): MethodSite | undefined {
  const setting = agent.settings.methods[family];
  if (setting === undefined || isKopsNone(agent.settings.tool, setting.value)) return undefined;
  const { file } = agent;
  return {
    family,
    agent,
    form: 'settings',
    name: { file, span: setting.key.span },
    value: { ...setting.value, file, operatorPrefix: '', items: undefined },
    text: setting.value.value,
    entry: undefined,
    variable: undefined,
    effective: true,
    templated: isFilledIn(setting.value.value),
  };
}

/**
 * The text where an installer's settings have none: of kubespray the variable is set to reach the node's own InternalIP
 * (roles/network_plugin/calico/templates/calico-node.yml.j2), and the others leave it to calico-node.
 */
export function settingsMethod({ tool, methods }: ToolSettings, family: Family): string {
  return methods[family]?.value.value ?? (tool === 'kubespray' && family === 4 ? 'can-reach=$(NODEIP)' : '');
}

/** The families for which an installer has an address looked for. */
export function familiesAsked({ tool, methods, asks }: ToolSettings): readonly Family[] {
  const families: readonly Family[] = asks ?? (methods[6] === undefined ? [4] : [4, 6]);
  return families.filter((family) => {
    const setting = methods[family];
    return setting === undefined || !isKopsNone(tool, setting.value);
  });
}

/** kOps writes `none` for the family that it does not use, and sets IP or IP6 to it. */
export function isKopsNone(tool: Tool, { value }: ScalarValue): boolean {
  return tool === 'kops' && value === 'none';
}

/** The backend that an installer sets; RKE2's canal leaves the networking to flannel unless it is told otherwise. */
export function networkingBackend({ tool, backend }: ToolSettings): string | undefined {
  return backend?.value ?? (tool === 'rke2-canal' ? 'none' : undefined);
}

/** Where an installer leaves the method out; shown at the key under which it would be written. */
function settingsDefault(agent: SettingsAgent, family: Family): MethodSite | undefined {
  const { settings, file } = agent;
  if (settings.methods[family] !== undefined || !familiesAsked(settings).includes(family)) return undefined;
  const name = { file, span: settings.opening.at };
  return { ...unwritten, family, agent, name, text: settingsMethod(settings, family), entry: undefined };
}
