import { bothFamilies, type Family } from '../../net/address.ts';
import type { Agent } from '../agent.ts';
import { unexpanded } from '../expansion.ts';
import type { MethodSite } from '../methodSites.ts';
import { installationEdit } from '../writeInstallation.ts';
import { writeScalar } from '../writeScalar.ts';
import type { AgentForm, FileEdit, TextOf } from './form.ts';
import { installationForm } from './installation.ts';
import { settingsForm } from './settings.ts';
import { workloadForm } from './workload.ts';

/** The forms in which a calico-node is configured, one module each: the only place that lists them. */

type AgentOf<F extends Agent['form']> = Extract<Agent, { readonly form: F }>;

const forms: { readonly [F in Agent['form']]: AgentForm<AgentOf<F>> } = {
  workload: workloadForm,
  installation: installationForm,
  settings: settingsForm,
};

/** The form of one agent, with that agent in it. */
export type BoundForm = {
  readonly [K in keyof AgentForm<Agent>]: AgentForm<Agent>[K] extends (agent: Agent, ...rest: infer R) => infer V
    ? (...rest: R) => V
    : never;
};

/** What is done with `agent`, whatever its form. */
export function formOf(agent: Agent): BoundForm {
  return bind(agent);
}

function bind<F extends Agent['form']>(agent: AgentOf<F> & { readonly form: F }): BoundForm {
  const form: AgentForm<AgentOf<F>> = forms[agent.form];
  return {
    written: (family) => form.written(agent, family),
    unwritten: (family, agents) => form.unwritten(agent, family, agents),
    fixed: (family) => form.fixed(agent, family),
    add: (site, text, textOf) => form.add(agent, site, text, textOf),
    detect: (site, text, textOf) => form.detect(agent, site, text, textOf),
    object: () => form.object(agent),
    place: () => form.place(agent),
  };
}

/**
 * Every place where the method of one of the agents is written, and for a family that is looked for without a method the
 * place where one would be.
 */
export function methodSites(agents: readonly Agent[]): readonly MethodSite[] {
  return agents.flatMap((agent) => {
    const form = formOf(agent);
    return bothFamilies.flatMap((family: Family) => {
      const written = form.written(family);
      const fixed = form.fixed(family);
      if (fixed !== undefined) return [...written, fixed];
      return written.length > 0 ? written : [form.unwritten(family, agents) ?? []].flat();
    });
  });
}

/** The edit that makes `site` say `text`; undefined where it can't be written there. */
export function methodEdit(site: MethodSite, text: string, textOf: TextOf): FileEdit | undefined {
  const { agent, value } = site;
  const written = (literal: string): FileEdit | undefined =>
    value && { file: value.file, edits: [{ span: value.span, newText: writeScalar(literal, value) }] };
  switch (site.form) {
    case 'installation':
      return installationEdit(site, text, textOf);
    case 'default':
      return formOf(agent).add(site, text, textOf);
    case 'fixed':
      return formOf(agent).detect(site, text, textOf);
    case 'env':
      return written(unexpanded(text));
    case 'configMap':
    case 'settings':
      return written(text);
  }
}
