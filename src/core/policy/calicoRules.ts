import type { YamlMap } from '../manifest/tree.ts';
import { mapOf, wholeOf } from '../objects/fields.ts';
import { shift } from '../text.ts';
import { mapsAt, stringAt, stringsAt } from './objects.ts';
import { type Action, anyEntity, type EntitySpec, type IcmpSpec, type RuleSpec } from './ruleSpec.ts';

/** Reads the rules of Calico's own policies and profiles. */

const actions: readonly Action[] = ['Allow', 'Deny', 'Pass', 'Log'];

/**
 * The rules under `key` of a spec. One whose action is none is left out, and told to `refused` by its position: Calico
 * takes no such rule.
 */
export function calicoRules(
  spec: YamlMap | undefined,
  key: 'ingress' | 'egress',
  base: number,
  refused: (index: number) => void,
): readonly RuleSpec[] {
  return mapsAt(spec, key).flatMap((rule, index) => {
    const action = actions.find((each) => each === stringAt(rule, 'action'));
    if (action === undefined) {
      refused(index);
      return [];
    }
    return [
      {
        action,
        ipVersion: wholeOf(rule, 'ipVersion'),
        protocol: stringAt(rule, 'protocol') || undefined,
        notProtocol: stringAt(rule, 'notProtocol') || undefined,
        icmp: icmpOf(rule, 'icmp'),
        notIcmp: icmpOf(rule, 'notICMP'),
        source: entityOf(mapOf(rule, 'source')),
        destination: entityOf(mapOf(rule, 'destination')),
        span: shift(rule.entries[0]?.key.span ?? rule.span, base),
      },
    ];
  });
}

function icmpOf(rule: YamlMap, key: string): IcmpSpec | undefined {
  const icmp = mapOf(rule, key);
  return icmp && { type: wholeOf(icmp, 'type'), code: wholeOf(icmp, 'code') };
}

function entityOf(entity: YamlMap | undefined): EntitySpec {
  if (entity === undefined) return anyEntity;
  const accounts = mapOf(entity, 'serviceAccounts');
  const services = mapOf(entity, 'services');
  return {
    nets: stringsAt(entity, 'nets'),
    notNets: stringsAt(entity, 'notNets'),
    selector: stringAt(entity, 'selector'),
    notSelector: stringAt(entity, 'notSelector'),
    namespaceSelector: stringAt(entity, 'namespaceSelector'),
    ports: stringsAt(entity, 'ports'),
    notPorts: stringsAt(entity, 'notPorts'),
    serviceAccounts: accounts && { names: stringsAt(accounts, 'names'), selector: stringAt(accounts, 'selector') },
    services: services && { name: stringAt(services, 'name'), namespace: stringAt(services, 'namespace') },
  };
}
