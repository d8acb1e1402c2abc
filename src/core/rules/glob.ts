/** File name patterns, which people write where Calico takes regular expressions. */

/** The expression that a pattern like `eth*` was meant to be: `^eth.*`; undefined where `item` is no such pattern. */
export function regexpOfGlob(item: string): string | undefined {
  const plain = item.replaceAll('\\*', '*');
  if (!/^[\w-]*\*$/.test(plain)) return undefined;
  const name = plain.slice(0, -1);
  return name === '' ? '.*' : `^${name}.*`;
}
