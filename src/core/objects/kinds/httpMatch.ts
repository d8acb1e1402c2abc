import type { YamlMap } from '../../manifest/tree.ts';
import { say } from '../../message.ts';
import { filled, itemAt, mapsOf, placeOf, placeOfMap, present, textOf } from '../fields.ts';
import { type Review, refuse } from '../review.ts';
import { type Cross, listOf, type Shape, struct, text } from '../shapes.ts';

/** `http` of a rule (validator.go `validateHTTPRule`, `validateHTTPPaths`). */

const paths: Cross = (map, at, review) => {
  for (const [index, path] of mapsOf(map, 'paths')) {
    const own = itemAt(at, 'paths', index);
    const [exact, prefix] = [textOf(path, 'exact'), textOf(path, 'prefix')];
    if (exact !== undefined && prefix !== undefined) {
      refuse(review, placeOf(own, path, 'prefix'), say('A path is either `exact` or a `prefix`: keep one.'));
    } else if (exact === undefined && prefix === undefined) {
      refuse(review, placeOfMap(own, path), say('A path needs `exact` or `prefix`.'));
    } else if (!/^\/[^? #]*$/.test(exact ?? prefix ?? '')) {
      const place = placeOf(own, path, exact === undefined ? 'prefix' : 'exact');
      refuse(review, place, say('A path starts with "/" and contains no "?", "#" or space.'));
    }
  }
};

export const httpMatch: Shape = struct(
  { methods: listOf(text(), { unique: true }), paths: listOf(struct({ exact: text(), prefix: text() })) },
  paths,
);

/** Only rules that allow incoming TCP can look at HTTP. */
export function httpRules(
  direction: 'ingress' | 'egress',
  protocolOf: (map: YamlMap, review: Review) => string | undefined,
): Cross {
  return (map, at, review) => {
    if (present(map, 'http') === undefined) return;
    const place = placeOf(at, map, 'http');
    const used = protocolOf(map, review);
    if (direction === 'egress') refuse(review, place, say('`http` is only allowed in ingress rules.'));
    else if (filled(map, 'action') !== undefined && textOf(map, 'action') !== 'Allow') {
      refuse(review, place, say('`http` is only allowed in rules with `action: Allow`.'));
    } else if (used !== undefined && used !== 'TCP')
      refuse(review, place, say('`http` requires the protocol TCP, or none.'));
  };
}
