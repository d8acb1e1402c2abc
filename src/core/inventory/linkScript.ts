import { tunnelDevices } from '../facts/devices.ts';
import { parseForwardingEntry, parseNeighbour } from '../net/iproute2.ts';
import type { ForwardingEntry, Node } from '../net/node.ts';
import { asList, asText, at } from './json.ts';
import { sectionsOf, unanswered } from './sections.ts';

/** What decides on a node whether packets pass, read in one go: a constant text without input, which only reads. */

/** What {@link linkScript} tells; what could not be read is left out. */
export type LinkReading = Pick<Node, 'neighbours' | 'fdb' | 'firewall'>;

const tunnels = Object.values(tunnelDevices.vxlan);
/** Rules of Calico and kube-proxy are judged by what they do, not by how they are written, and there are thousands. */
const ownRules = '^(\\[[0-9]+:[0-9]+\\] )?-A (cali-|KUBE-)|^:(cali-|KUBE-)|^#';
const mostRules = 2000;

const listTable = (program: string): string =>
  `if command -v ${program} >/dev/null 2>&1 && f=$(${program} -c -t filter 2>/dev/null); then echo "$f" | grep -vE '${ownRules}' | head -n ${mostRules}; else echo '${unanswered}'; fi`;

/**
 * Silent next hops and the tunnels' entries of `ip neigh`; what the tunnels' FDBs say, by `ip` where the image has no
 * `bridge`; the filter table of both forms of iptables. `iptables-legacy-save` would load modules of the kernel, so it
 * runs where they are loaded only.
 */
export const linkScript = [
  `echo '@neighbours'`,
  `if n=$(ip neigh show 2>/dev/null); then echo "$n" | grep -E 'FAILED|INCOMPLETE| dev vxlan'; else echo '${unanswered}'; fi`,
  `echo '@fdb'`,
  `for d in ${tunnels.join(' ')}; do if [ -e "/sys/class/net/$d" ]; then echo "=$d"; bridge fdb show dev "$d" 2>/dev/null || ip -j -f bridge neigh show dev "$d" 2>/dev/null || echo '${unanswered}'; echo; fi; done`,
  `echo '@nft'`,
  listTable('iptables-nft-save'),
  `echo '@legacy'`,
  `if grep -q filter /proc/net/ip_tables_names 2>/dev/null; then ${listTable('iptables-legacy-save')}; fi`,
  `echo '@ends'`,
].join('\n');

/** Reads what {@link linkScript} printed; undefined where its end is missing. */
export function readLinks(text: string): LinkReading | undefined {
  const parts = sectionsOf(text);
  if (!parts.has('ends')) return undefined;
  const neighbours = answerOf(parts.get('neighbours'))?.flatMap((line) => parseNeighbour(line) ?? []);
  const entries = answerOf(parts.get('fdb'));
  const fdb = entries && entriesIn(entries);
  const firewall = firewallOf(answerOf(parts.get('nft')), answerOf(parts.get('legacy')));
  return { ...(neighbours && { neighbours }), ...(fdb && { fdb }), ...(firewall && { firewall }) };
}

function answerOf(section: string | undefined): readonly string[] | undefined {
  const lines = section?.split('\n');
  return lines?.includes(unanswered) ? undefined : lines?.filter((line) => line.trim() !== '');
}

/** Lines of `bridge fdb`, or the JSON of `ip -f bridge neigh`, behind the name of each device. */
function entriesIn(lines: readonly string[]): readonly ForwardingEntry[] {
  let device = '';
  return lines.flatMap((line) => {
    if (line.startsWith('=')) {
      device = line.slice(1).trim();
      return [];
    }
    if (line.startsWith('[')) return entriesInJson(line, device);
    const entry = parseForwardingEntry(line);
    return entry === undefined ? [] : [{ ...entry, device }];
  });
}

function entriesInJson(text: string, device: string): readonly ForwardingEntry[] {
  try {
    return asList(JSON.parse(text)).flatMap((each) => {
      const [mac, to] = [asText(at(each, 'lladdr')), asText(at(each, 'dst'))];
      const entry = parseForwardingEntry(`${mac ?? ''} dst ${to ?? ''}`);
      return entry === undefined ? [] : [{ ...entry, device }];
    });
  } catch {
    return [];
  }
}

/** Which of two filter tables that both have rules comes first isn't known, so neither is told. */
function firewallOf(
  nft: readonly string[] | undefined,
  legacy: readonly string[] | undefined,
): readonly string[] | undefined {
  if (nft === undefined || legacy === undefined || nft.length >= mostRules || legacy.length >= mostRules)
    return undefined;
  if (!filters(legacy)) return nft;
  return filters(nft) ? undefined : legacy;
}

/** Whether a table does more than let everything through to Calico's own chains. */
function filters(lines: readonly string[]): boolean {
  return lines.some(
    (line) => /^:\S+ DROP\b/.test(line) || (/(?:^|\] )-A /.test(line) && !/ -j (?:cali-|KUBE-)/.test(line)),
  );
}
