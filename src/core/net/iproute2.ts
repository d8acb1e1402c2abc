/** Reads and writes the output of iproute2's `ip`: the one room that knows its forms. */

export { readAddresses } from './iproute2/addresses.ts';
export { formatInetLine, parseInetLine } from './iproute2/inet.ts';
export { formatForwardingEntry, formatNeighbour, parseForwardingEntry, parseNeighbour } from './iproute2/neighbours.ts';
export { readNodeFilesOutput, readNodeOutput } from './iproute2/nodeOutput.ts';
export type {
  AddressOptions,
  AddressReading,
  NodeOutputReading,
  RouteOptions,
  RouteReading,
  RuleReading,
} from './iproute2/readings.ts';
export { formatRoute } from './iproute2/routeFormat.ts';
export { parseRoute, readRoutes } from './iproute2/routes.ts';
export { formatRule } from './iproute2/ruleFormat.ts';
export { parseRule, readRules } from './iproute2/rules.ts';
