import { atLeast } from '../calico/version.ts';
import type { Container } from '../manifest/model.ts';
import { writeScalar } from '../manifest/writeMethod.ts';
import { ipName } from '../views/reasonText.ts';
import type { Fix, Report, Rule, Severity, SiteContext } from './rule.ts';

/** The method is written, but IP or the backend keeps calico-node from using it. */
export const methodIgnored: Rule = {
  code: 'method-ignored',
  severity: 'warning',
  scope: 'site',
  check(context) {
    const { agent, site } = context;
    if (agent.agent.form !== 'workload') return [];
    const { env, container } = agent.agent;
    const { t, plan } = agent;
    const backend = env.get('CALICO_NETWORKING_BACKEND');
    const { version } = plan.version;
    if (backend?.text === 'none' && (!atLeast(version, 3, 16) || atLeast(version, 3, 26))) {
      return [
        report(
          context,
          t('CALICO_NETWORKING_BACKEND is none: calico-node looks for no address, and this method has no effect.'),
        ),
      ];
    }
    const name = ipName(site.family);
    const variable = env.get(name);
    const ip = variable?.text ?? (variable === undefined ? '' : undefined);
    if (ip === undefined || ip === 'autodetect') return [];
    const fixes = (): readonly Fix[] => setAutodetect(context, container, name);
    if (ip === '') {
      return site.family === 6
        ? [
            report(
              context,
              t('IP6 is not set, so that no IPv6 address is looked for: this method has no effect.'),
              fixes,
            ),
          ]
        : [
            report(
              context,
              t('IP is not set: this method is used only on a node for which no address is stored yet.'),
              fixes,
              'information',
            ),
          ];
    }
    if (ip === 'none') return [report(context, t('{0} is none: this method has no effect.', name), fixes)];
    return [report(context, t('{0} is "{1}", not "autodetect": this method has no effect.', name, ip), fixes)];
  },
};

function report(
  { site, agent }: SiteContext,
  message: string,
  fixes?: () => readonly Fix[],
  severity?: Severity,
): Report {
  const name = ipName(site.family);
  const variable = agent.agent.form === 'workload' ? agent.agent.env.get(name) : undefined;
  const at = variable?.valueAt ?? undefined;
  const related = at === undefined || fixes === undefined ? [] : [{ at, message: agent.t('{0} is set here', name) }];
  return { at: site.name, message, related, ...(fixes && { fixes }), ...(severity && { severity }) };
}

/** Sets IP or IP6 to `autodetect` where it stands, else in an entry before the method's. */
function setAutodetect({ agent, site }: SiteContext, { env, envBlock }: Container, name: string): readonly Fix[] {
  const title = agent.t('Set {0} to autodetect', name);
  const entry = env.findLast((each) => each.name.value === name);
  if (entry?.value !== undefined) {
    const newText = writeScalar(
      'autodetect',
      entry.value.type === 'null' ? { ...entry.value, style: 'double' } : entry.value,
    );
    return [
      { title, preferred: true, edits: [{ file: agent.agent.file, edits: [{ span: entry.value.span, newText }] }] },
    ];
  }
  const own = env.find((each) => each.name.span.start === site.name.span.start);
  if (entry !== undefined || own === undefined || envBlock === undefined || envBlock.flow) return [];
  const indent = ' '.repeat(envBlock.indent);
  const newText = `name: ${name}\n${indent}  value: "autodetect"\n${indent}- `;
  const start = own.entry.start;
  return [
    { title, preferred: true, edits: [{ file: agent.agent.file, edits: [{ span: { start, end: start }, newText }] }] },
  ];
}
