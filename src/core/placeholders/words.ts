/** Words that documentation and scripts put where a value belongs. */

/** Whether `word` is written as the names that scripts replace: `POD_CIDR`. */
export function isTokenWord(word: string): boolean {
  return word.length <= 100 && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(word);
}

/** Before a word: `YOUR_INTERFACE`, `MY-NIC`. */
const owner = /^(?:YOUR|MY|THE|NODE|HOST|NETWORK|PRIMARY|MAIN)[-_]/;

/** A test for words that may have an owner before them. */
function owned(form: RegExp): { test(word: string): boolean } {
  return { test: (word) => form.test(word) || form.test(word.replace(owner, '')) };
}

/** In capitals, since in small letters names of interfaces and hosts look like these. */
const names = owned(
  /^(?:(?:INTERFACE|IFACE|NIC|DEVICE)S?(?:[-_](?:REGEX|REGEXP|NAME|PATTERN|LIST))?|IFNAME|REGEX)[-_]?\d?$/,
);
const networks = owned(
  /^(?:CIDRS?|SUBNET|NETWORK|RANGE|IP[-_](?:RANGE|CIDR)|IP|A\.B\.C\.D)[-_]?\d?(?:\/[A-Za-z]+|\/\d+)?$/,
);
const destinations = owned(
  /^(?:DESTINATION|IP|(?:IP|GATEWAY|ROUTER|DESTINATION|SERVER)[-_](?:IP|ADDRESS|HOST|NAME)|IPADDRESS|ADDRESS|HOSTNAME|DOMAIN[-_]NAME|A\.B\.C\.D)$/,
);
/** `x.x.x.x`, `192.168.x.0/24`. */
const dotted = /^(?=.*[xX])(?:\d+|[xX]+)(?:\.(?:\d+|[xX]+)){3}(?:\/(?:\d+|[xXnN]+))?$/;
/** `ethX`, `ensXXX`, `enpXsY`; not `enX`, since Xen has `enX0`. */
const numbered = /^(?:eth|ens|eno|bond)X+$|^enpX+s[XY]+$/;
/** What is left to do. */
const tasks = /^(?:TODO|FIXME|TBD|REPLACE[-_]WITH[-_].+)$/;
const anyCase = /^(?:(?:change|replace|edit)[-_]?(?:me|this)|placeholder|x{3,})$/i;
const methods = /^(?:(?:AUTODETECTION|DETECTION)[-_])?METHOD$/;

/** Whether `word`, an item or a destination, stands for what a method's argument is made of. */
export function isPlaceholderWord(word: string, argument: keyof typeof byArgument): boolean {
  return tasks.test(word) || anyCase.test(word) || byArgument[argument](word);
}

/** Whether `word` stands for a whole method. */
export function isMethodPlaceholder(word: string): boolean {
  if (methods.test(word) || /^your[-_ ]?(?:method|interface|iface|nic)\b/i.test(word)) return true;
  return isPlaceholderWord(word, 'names') || destinations.test(word) || networks.test(word) || dotted.test(word);
}

const byArgument = {
  none: (_: string) => false,
  ignored: (_: string) => false,
  names: isNamePlaceholder,
  networks: (word: string) => networks.test(word) || dotted.test(word) || /^(?:your[-_ ]|a\.b\.c\.d\b)/i.test(word),
  // The names of real hosts begin with "your-" too, but these are in a domain.
  destination: (word: string) =>
    destinations.test(word) || dotted.test(word) || /^your[-_ ][^.]*$/i.test(word) || word === 'a.b.c.d',
};

function isNamePlaceholder(word: string): boolean {
  return names.test(word) || numbered.test(word) || /^your[-_ ]?[a-z]/i.test(word);
}
