import { writeScalar } from '../../manifest/writeScalar.ts';
import { say } from '../../message.ts';
import { applyEdits } from '../../text.ts';
import { isPlaceholderSite, isTold } from '../filledIn.ts';
import { consequenceOf, severityOf } from '../network/dead.ts';
import { correction, placeInMethod, suggestionFixes } from '../place.ts';
import type { Fix, Report, Rule, SiteContext } from '../rule.ts';
import { type Placeholder, placeholdersIn } from './placeholders.ts';
import { replacedSites } from './replaced.ts';

/** Something stands where a value belongs that people, or a tool, have to replace. */
export const placeholder: Rule = {
  code: 'placeholder',
  severity: 'information',
  scope: 'workspace',
  check(context) {
    const replaced = replacedSites(context);
    return context.sites
      .filter((site) => !replaced.has(site) && isPlaceholderSite(site))
      .flatMap((site) => {
        const found = placeholdersIn(site);
        const told = found.filter(({ kind }) => isTold(kind, context));
        return told.map((each) =>
          each.kind === 'word' ? wordReport(each, found, site) : expansion(each, found, site),
        );
      });
  },
};

function wordReport(word: Placeholder, all: readonly Placeholder[], context: SiteContext): Report {
  const { site } = context;
  const dead = all.map(({ part }) => part);
  return {
    at: placeInMethod(site, word.span),
    message: say(
      '"{0}" is a placeholder: replace it with your own value. {1}',
      word.value,
      consequenceOf(context, dead),
    ),
    severity: severityOf(context, dead),
    fixes: () => withoutAngles(all, context),
  };
}

/** What is filled in by the time the manifest is applied is nothing to call an error. */
function expansion(found: Placeholder, all: readonly Placeholder[], context: SiteContext): Report {
  const { site } = context;
  const message =
    site.form === 'env'
      ? say(
          'Kubernetes only expands $(NAME): unless a tool replaces "{0}" first, calico-node reads it as is.',
          found.value,
        )
      : say(
          'Kubernetes expands nothing here: unless a tool replaces "{0}" first, calico-node reads it as is.',
          found.value,
        );
  return {
    at: placeInMethod(site, found.span),
    message,
    fixes: () => [...asReference(found, context), ...withoutAngles(all, context)],
  };
}

/** `$(NAME)`, where such a variable is set before. */
function asReference({ value, span }: Placeholder, context: SiteContext): readonly Fix[] {
  const { site, text, agent } = context;
  const name = /^\$\{?(\w+)\}?$/.exec(value)?.[1];
  if (name === undefined || site.form !== 'env' || agent.agent.form !== 'workload') return [];
  if (site.variable?.expandedFrom !== undefined) return [];
  const named = agent.agent.env.get(name);
  if (named === undefined || named.unknown !== undefined) return [];
  const start = named.definition?.entry.start ?? -1;
  if (start >= (site.entry?.entry.start ?? 0)) return [];
  const meant = `${text.slice(0, span.start)}$(${name})${text.slice(span.end)}`;
  if (site.value === undefined) return [];
  const edits = [{ span: site.value.span, newText: writeScalar(meant, site.value) }];
  return [{ title: say('Write {0}', `$(${name})`), preferred: true, edits: [{ file: site.value.file, edits }] }];
}

/** The names that stand in angle brackets, where there is nothing else: `<eno1>`, `<eno1 and enp0s31f6 only>`. */
function withoutAngles(all: readonly Placeholder[], context: SiteContext): readonly Fix[] {
  const { text, method } = context;
  if (!('regexp' in method)) return suggestionFixes(context);
  const edits = all.map(({ value, span, part }) => ({ span, names: part.value === value ? namesIn(value) : [] }));
  if (edits.some(({ names }) => names.length === 0)) return suggestionFixes(context);
  const meant = applyEdits(
    text,
    edits.map(({ span, names }) => ({ span, newText: names.join(',') })),
  );
  return correction(context, meant, say('Replace with {0}', meant));
}

function namesIn(value: string): readonly string[] {
  if (!value.startsWith('<')) return [];
  const words = value.slice(1, -1).split(/[\s,;/|]+/);
  const names = words.filter((word) => !/^(?:and|or|only|)$/i.test(word));
  return names.every((name) => /^[a-z][a-z-]*\d[\w.-]*$/i.test(name)) ? names : [];
}
