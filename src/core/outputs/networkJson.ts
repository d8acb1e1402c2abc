import type { Diagnosis } from '../diagnosis/diagnose.ts';
import type { MethodMatrix } from '../features/methodMatrix.ts';
import type { PacketPaths } from '../features/packetPath.ts';
import { allowedOnPath, type PathPolicies, type PolicyView, withPolicies } from '../features/policyOnPath.ts';
import type { ReachReport } from '../features/reachReport.ts';
import type { Sent } from '../features/sent.ts';
import { english } from '../l10n.ts';
import { nothing } from '../message.ts';
import { render } from '../words/render.ts';
import type { Rendered } from '../words/rendered.ts';
import type { Head } from './head.ts';
import { type StepJson, stepsJson } from './stepsJson.ts';

/** What `matrix --json` writes. */
export type MatrixJson = Head & Rendered<MethodMatrix>;

/** What `reach --json` writes. */
export type ReachJson = Head & Rendered<ReachReport>;

/** What `doctor --json` writes. */
export type DiagnosisJson = Head & Rendered<Diagnosis>;

/** What `trace --json` writes. */
export type TraceJson = Head & Rendered<PacketPaths> & Pick<Traced, 'policies'>;

/** Paths, and what policies say of them, where there are some. */
export interface Traced {
  readonly paths: PacketPaths;
  readonly policies?: PoliciesJson;
}

/** With a port what is decided about it, else what is allowed at all. */
export interface PoliciesJson {
  readonly text: string;
  readonly verdict?: PathPolicies['verdict'];
  readonly steps?: readonly StepJson[];
}

/** The paths with what policies say of what is `sent`; without it what they allow at all, where there are some. */
export function tracedWith(paths: PacketPaths, sent: Sent | undefined, view: PolicyView): Traced {
  if (sent !== undefined) {
    const found = withPolicies(paths, sent, view);
    const { verdict, text, steps } = found.policies;
    const policies = { verdict, text: render(english, text), steps: stepsJson(steps, view.placeText) };
    return { paths: found.paths, policies };
  }
  const allowed = view.judge.world.policies.length === 0 ? undefined : allowedOnPath(paths, view.judge);
  if (allowed === undefined) return { paths };
  return {
    paths,
    policies: { text: `Policies allow: ${allowed === nothing ? 'nothing' : render(english, allowed)}.` },
  };
}
