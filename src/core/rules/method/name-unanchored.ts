import { takenNames } from '../../detection/method.ts';
import { type Message, say } from '../../message.ts';
import { isGlobalUnicast, unmap } from '../../net/address.ts';
import { sentencesText } from '../../words/listText.ts';
import { type ChosenOn, chosenOn } from '../address/chosen.ts';
import { nodeList } from '../address/nodeList.ts';
import { correction, placeInMethod } from '../place.ts';
import type { Report, Rule, SiteContext } from '../rule.ts';
import { type Unanchored, unanchoredNames } from './unanchored.ts';

/** `eth0` is an expression, and found inside `eth0.100` and `ibmveth0` too. */
export const nameUnanchored: Rule = {
  code: 'name-unanchored',
  severity: 'information',
  scope: 'site',
  check(context) {
    return unanchoredNames(context).map((each) => report(each, context));
  },
};

function report(found: Unanchored, context: SiteContext): Report {
  const { site, text } = context;
  const anchored = `^${found.name.replaceAll('.', '\\.')}$`;
  const wrong = takenInstead(found, context);
  const fixed = text.slice(0, found.span.start) + anchored + text.slice(found.span.end);
  return {
    at: placeInMethod(site, found.span),
    message: sentencesText([
      alsoMatches(found, context),
      ...(wrong.length === 0
        ? []
        : [
            say(
              'Chosen instead of {0}: {1}.',
              found.name,
              nodeList(wrong, ({ node, candidate }) => say('{0} on {1}', candidate.interface.name, node.name)),
            ),
          ]),
    ]),
    severity: wrong.length === 0 ? 'information' : 'warning',
    fixes: () => correction(context, fixed, say('Replace with {0}', anchored)),
  };
}

function alsoMatches({ text, others }: Unanchored, { method }: SiteContext): Message {
  const names = nodeList([...others], ([name, node]) => say('{0} on {1}', name, node));
  return takenNames(method) !== undefined
    ? say('"{0}" matches anywhere in a name, so it also matches {1}.', text, names)
    : say('"{0}" matches anywhere in a name, so it also skips {1}.', text, names);
}

/** Where another interface is chosen, though the one of the name has a usable address. */
function takenInstead({ name, others }: Unanchored, context: SiteContext): readonly ChosenOn[] {
  const { method, site } = context;
  if (takenNames(method) === undefined) return [];
  return chosenOn(context).filter(({ node, candidate }) => {
    const chosen = candidate.interface.name;
    const meant = others.has(chosen) ? node.interfaces?.find((device) => device.name === name) : undefined;
    const addresses = (meant?.addresses ?? []).map(({ address }) => unmap(address));
    return addresses.some((address) => address.family === site.family && isGlobalUnicast(address));
  });
}
