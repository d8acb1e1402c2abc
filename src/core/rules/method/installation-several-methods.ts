import type { InstallationAgent } from '../../manifest/agent.ts';
import type { Autodetection } from '../../manifest/model.ts';
import type { MethodField } from '../../manifest/operatorFields.ts';
import { fieldValue, methodFields } from '../../manifest/operatorFields.ts';
import { keepEdit } from '../../manifest/writeInstallation.ts';
import type { Fix, Rule, SiteContext } from '../rule.ts';

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
    if (autodetection === undefined || fields.length < 2) return [];
    const { t } = agent;
    const message = t(
      '{0} has {1} methods ({2}), and the operator takes one: it refuses this Installation and changes nothing.',
      autodetection.key.value,
      fields.length,
      fields.map(({ field }) => field).join(', '),
    );
    const related = fields.flatMap(({ field }) => {
      const span = autodetection.keys[field];
      if (span === undefined || span === site.name.span) return [];
      return [{ at: { file: site.name.file, span }, message: t('{0} is a method too', field) }];
    });
    const fixes = () => fields.flatMap((field) => keepFix(installation, autodetection, field, context));
    return [{ at: site.name, message, related, fixes }];
  },
};

function keepFix(
  installation: InstallationAgent,
  autodetection: Autodetection,
  method: MethodField,
  { agent: { t, textOf } }: SiteContext,
): readonly Fix[] {
  const { field } = method;
  const edit = keepEdit(installation, autodetection, field, textOf);
  const value = fieldValue(installation, autodetection, method)?.value ?? '';
  return edit === undefined ? [] : [{ title: t('Keep {0}: {1}', field, value), edits: [edit], preferred: false }];
}
