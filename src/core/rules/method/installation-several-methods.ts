import { behaves } from '../../calico/changes.ts';
import type { InstallationAgent } from '../../manifest/agent.ts';
import type { Autodetection } from '../../manifest/model.ts';
import type { MethodField } from '../../manifest/operatorFields.ts';
import { fieldValue, methodFields } from '../../manifest/operatorFields.ts';
import { keepEdit, withoutFirstFound } from '../../manifest/writeInstallation.ts';
import { say } from '../../message.ts';
import type { Family } from '../../net/address.ts';
import type { AgentContext, Fix, Report, Rule, SiteContext } from '../rule.ts';

/** The operator takes one method for each family, and refuses the whole Installation over a second one. */
export const installationSeveralMethods: Rule = {
  code: 'installation-several-methods',
  severity: 'error',
  scope: 'site',
  check(context) {
    const { site, agent } = context;
    const installation = agent.agent;
    if (installation.form !== 'installation') return [];
    const autodetection = installation.installation.autodetection[site.family];
    const fields = autodetection === undefined ? [] : methodFields(autodetection);
    const [only] = fields;
    if (autodetection === undefined || only === undefined) return [];
    if (fields.length === 1) return leftOver(installation, autodetection, only, context);
    const message = say(
      'The operator rejects this Installation and changes nothing: {0} has {1} methods ({2}), but only one is allowed.',
      autodetection.key.value,
      fields.length,
      fields.map(({ field }) => field).join(', '),
    );
    const related = fields.flatMap(({ field }) => {
      const span = autodetection.keys[field];
      if (span === undefined || span === site.name.span) return [];
      return [{ at: { file: site.name.file, span }, message: say('{0} is also a method', field) }];
    });
    const fixes = () => fields.flatMap((field) => keepFix(installation, autodetection, field, context));
    return [{ at: site.name, message, related, fixes }];
  },
};

/**
 * The operator writes its default into the Installation (core_controller.go `fillDefaults`), where no later apply takes it
 * away, unless `firstFound` was written before (rancher/rke2#3107).
 */
function leftOver(
  installation: InstallationAgent,
  autodetection: Autodetection,
  { field }: MethodField,
  { agent, site }: SiteContext,
): readonly Report[] {
  if (field === 'firstFound' || autodetection.keys.firstFound !== undefined) return [];
  const { textOf } = agent;
  if (!mayHaveFirstFound(installation, agent, site.family)) return [];
  const message = say(
    'The operator rejects this Installation if the cluster has stored firstFound: true: {0} is then a second method. Add firstFound: false.',
    field,
  );
  const fixes = (): readonly Fix[] => {
    const edit = withoutFirstFound(installation, autodetection, field, textOf);
    return edit === undefined ? [] : [{ title: say('Add firstFound: false'), edits: [edit], preferred: true }];
  };
  return [{ at: site.name, message, severity: 'information', fixes }];
}

/** What runs has it, or RKE2's chart of a release that does not write it may have left it to the operator. */
function mayHaveFirstFound(
  { installation: { carrier, name } }: InstallationAgent,
  { running, plan: { version } }: AgentContext,
  family: Family,
): boolean {
  const stored = running?.agent;
  if (stored?.form === 'installation') return stored.installation.autodetection[family]?.firstFound?.value === true;
  if (carrier !== 'HelmChartConfig' || name?.value !== 'rke2-calico') return false;
  return version.from === 'assumed' || !behaves(version.version, 'rke2-writes-first-found');
}

function keepFix(
  installation: InstallationAgent,
  autodetection: Autodetection,
  method: MethodField,
  { agent: { textOf } }: SiteContext,
): readonly Fix[] {
  const { field } = method;
  const edit = keepEdit(installation, autodetection, field, textOf);
  const value = fieldValue(installation, autodetection, method)?.value ?? '';
  return edit === undefined ? [] : [{ title: say('Keep {0}: {1}', field, value), edits: [edit], preferred: false }];
}
