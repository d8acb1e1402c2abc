declare const checked: unique symbol;

/** A name that has passed {@link isKubeName}: it is no option, no path, and no word to any shell. */
export type KubeName = string & { readonly [checked]: true };

const longest = 253;

/** Whether Kubernetes takes `text` as the name of an object: an RFC 1123 subdomain (apimachinery/pkg/util/validation). */
export function isKubeName(text: string): text is KubeName {
  return text.length <= longest && text.split('.').every(isLabel);
}

function isLabel(text: string): boolean {
  return /^[a-z0-9-]+$/.test(text) && !text.startsWith('-') && !text.endsWith('-');
}
