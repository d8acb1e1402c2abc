import { diagnose } from '../diagnosis/diagnose.ts';
import { english } from '../l10n.ts';
import { headed } from '../outputs/head.ts';
import type { DiagnosisJson } from '../outputs/networkJson.ts';
import { rendered } from '../words/rendered.ts';
import type { Input, Problem } from './input.ts';
import { pageArguments, pageOf } from './page.ts';
import { type AgentTool, type Answer, type KnownGround, leftOf } from './tool.ts';

export const doctor: AgentTool = {
  title: 'Diagnose a Calico cluster',
  description:
    "Diagnoses the cluster as one report: the verdict, then each cause by impact with its evidence, its fix and a command that confirms it. Judges the open manifests, else the cluster's own objects. Ask it first where something is wrong and nobody knows what.",
  arguments: pageArguments('causes'),
  answer: { needs: 'nodes', run },
};

const mostPlaces = 20;

function* run({ service, inventory, init, tool }: KnownGround, input: Input): Generator<undefined, Answer | Problem> {
  const found = yield* diagnose({ inventory, files: filesOf(service), init });
  const whole = headed(tool, rendered(english, found)) satisfies DiagnosisJson;
  const { items, left, next } = pageOf(whole.causes, input);
  const causes = items.map((each) => ({ ...each, where: each.where.slice(0, mostPlaces) }));
  const places = items.reduce((sum, { where }) => sum + Math.max(0, where.length - mostPlaces), 0);
  return {
    lines: [
      `${whole.verdict.level}: ${whole.verdict.text}`,
      ...causes.map(({ severity, id, text, fix }) => `${severity} ${id}: ${text}${fix === '' ? '' : ` ${fix}`}`),
    ],
    data: {
      answer: { ...whole, causes },
      left: leftOf({ causes: left, places }),
      ...(next !== undefined && { next }),
    },
  };
}

function filesOf(service: KnownGround['service']): Parameters<typeof diagnose>[0]['files'] {
  if (service.agents().length === 0) return undefined;
  const texts = new Map(service.files().map(({ name, text }) => [name, text]));
  const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);
  const names = [...new Set(service.agents().map(({ file }) => nameOf(file)))];
  return { service, textOf: (file) => texts.get(file), nameOf, names };
}
