/** `name` as a word of a command to copy: what no object of Kubernetes can be named is left for the user to fill in. */
export function commandWord(name: string | undefined): string {
  return name !== undefined && /^[a-z0-9][a-z0-9.-]*$/.test(name) ? name : 'NAME';
}
