import type { Node } from '../net/node.ts';
import { readNodeFiles } from './folder.ts';

/** What somebody copied from a terminal: the output of `ip addr` and the like, of one node or of several. */

export interface PastedNode {
  /** As the prompt before the output names it; undefined where there is none, or one that can't be a node's name. */
  readonly host: string | undefined;
  /** With the prompts, which tell the commands. */
  readonly text: string;
  readonly node: Node;
}

/** The nodes of which `text` has any output, in the order in which they come. */
export function pastedNodes(text: string): readonly PastedNode[] {
  return [...textsByHost(text)].flatMap(([host, own]): PastedNode[] => {
    const [node] = readNodeFiles('', [{ file: '', base: host, text: own, written: '' }]).inventory.nodes;
    return node === undefined ? [] : [{ host: isNodeName(host) ? host : undefined, text: own, node }];
  });
}

/** Whether a node of Kubernetes can have this name, and a file too: a DNS subdomain (RFC 1123). */
export function isNodeName(text: string): boolean {
  return text.length <= 253 && /^[a-z\d](?:[a-z\d.-]*)$/.test(text) && !text.endsWith('.') && !text.endsWith('-');
}

function textsByHost(text: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  let host = '';
  for (const line of text.split(/\r\n|\n|\r/)) {
    host = hostIn(line) ?? host;
    texts.set(host, `${texts.get(host) ?? ''}${line}\n`);
  }
  return texts;
}

/** Longer lines are no prompt. */
const longestPrompt = 300;

/** The host whose shell, or which over ssh, prints what follows: `[root@vms71 ~]# ip a`, `me@jump:~$ ssh vms71 ip a`. */
function hostIn(line: string): string | undefined {
  const at = line.indexOf('@');
  if (line.length > longestPrompt || !/^[[(]?[\w.-]+$/.test(line.slice(0, at))) return undefined;
  const behind = line.slice(at + 1);
  const sign = behind.search(/[#$%>]/);
  if (sign === -1) return undefined;
  const [program, ...words] = behind
    .slice(sign + 1)
    .trim()
    .split(/\s+/);
  const target = program === 'ssh' ? words.find((word) => !word.startsWith('-')) : undefined;
  const name = target === undefined ? /^[\w.-]+/.exec(behind)?.[0] : target.slice(target.indexOf('@') + 1);
  return name?.toLowerCase();
}
