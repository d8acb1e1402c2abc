import type { MethodMatrix } from '../protocol/matrixMessages.ts';

/**
 * The part of `address` by which it differs from others of `subnet`: `.71` of 192.168.30.71/24. The whole address where
 * that can't be told from the texts.
 */
export function hostPart(address: string, subnet: string | undefined): string {
  const bare = address.split('/')[0] ?? '';
  const length = Number(subnet?.split('/')[1]);
  if (bare.includes(':') || subnet === undefined || Number.isNaN(length)) return bare;
  const octets = bare.split('.');
  const known = Math.min(Math.floor(length / 8), octets.length - 1);
  return known === 0 ? bare : `.${octets.slice(known).join('.')}`;
}

/** A letter for each subnet, so that its colour is not the only sign of it: A, B, … Z, AA, AB, …. */
export function letterOf(subnet: number): string {
  const letter = String.fromCharCode(65 + (subnet % 26));
  return subnet < 26 ? letter : letterOf(Math.floor(subnet / 26) - 1) + letter;
}

/** So many colours there are; further subnets take them again, with letters of their own. */
const colours = 5;

/** The class by which the style sheet knows the colour. */
export function colourOf(subnet: number): string {
  return `subnet-${subnet % colours}`;
}

/** The same with the subnets in the order of their texts, so that each keeps its letter while values come and go. */
export function withOrderedSubnets(matrix: MethodMatrix): MethodMatrix {
  const subnets = [...matrix.subnets].sort(collator.compare);
  const rank = new Map(subnets.map((subnet, at) => [subnet, at]));
  const places = matrix.subnets.map((each) => rank.get(each));
  const rows = matrix.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const subnet = cell.subnet === undefined ? undefined : places[cell.subnet];
      return subnet === undefined ? cell : { ...cell, subnet };
    }),
  }));
  return { ...matrix, subnets, rows };
}

const collator = new Intl.Collator('en', { numeric: true });
