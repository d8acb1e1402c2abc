/** File name patterns, which people write where Calico takes regular expressions. */

/**
 * The expression that a pattern was meant to be: `^eth.*` for `eth*`, `^enp.*s0$` for `enp*s0`, `eth$` for `*eth`;
 * undefined where `item` is no such pattern, or nothing but `*`.
 */
export function regexpOfGlob(item: string): string | undefined {
  const plain = item.replaceAll('\\*', '*');
  if (!/^[\w-]*(\*[\w-]*)+$/.test(plain) || /^\*+$/.test(plain)) return undefined;
  return `^${plain.replace(/\*+/g, '.*')}$`.replace(/^\^\.\*/, '').replace(/\.\*\$$/, '.*');
}
