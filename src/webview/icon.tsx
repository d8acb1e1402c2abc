/** Small signs, drawn here so that they need no font; each has a shape of its own, since colours alone say nothing. */

const paths = {
  /** A disc with a cross: nothing is chosen. */
  bad: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm2.7 3.6L8 7.3 5.3 4.6l-.7.7L7.3 8l-2.7 2.7.7.7L8 8.7l2.7 2.7.7-.7L8.7 8l2.7-2.7-.7-.7Z',
  /** A triangle with an exclamation mark. */
  odd: 'M8 1.2 15.4 14.5H.6L8 1.2Zm-.6 5v4.2h1.2V6.2H7.4Zm0 5.3v1.3h1.2v-1.3H7.4Z',
  /** A ring with a question mark. */
  unknown:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm-.6 9h1.2v1.2H7.4V11ZM8 4c1.5 0 2.5.9 2.5 2.2 0 1-.5 1.5-1.2 2-.6.4-.8.7-.8 1.2V9.8H7.5v-.5c0-.9.4-1.4 1.1-1.9.6-.4.8-.7.8-1.2 0-.7-.5-1.2-1.4-1.2S6.6 5.5 6.5 6.3H5.4C5.5 4.9 6.5 4 8 4Z',
  /** A check mark. */
  good: 'M6.3 11.8 2.6 8.1l.8-.8 2.9 2.9 6.3-6.3.8.8-7.1 7.1Z',
  /** An i in a ring. */
  information:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1a6 6 0 1 0 0 12A6 6 0 0 0 8 2Zm-.6 5.2h1.2V12H7.4V7.2Zm0-2.7h1.2v1.3H7.4V4.5Z',
  chosen: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  next: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 1.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z',
  possible: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 1.2v5.6a2.8 2.8 0 0 0 0-5.6Z',
  closed: 'M6 3.5 10.5 8 6 12.5l-.7-.7L9.1 8 5.3 4.2 6 3.5Z',
  open: 'M3.5 6 8 10.5 12.5 6l-.7-.7L8 9.1 4.2 5.3 3.5 6Z',
  up: 'M8 2.5 12 6.5l-.7.7L8.5 4.4V13.5h-1V4.4L4.7 7.2 4 6.5 8 2.5Z',
  moves: 'M9.3 4 13.3 8l-4 4-.7-.7 2.8-2.8H2.5v-1h8.9L8.6 4.7l.7-.7Z',
  pin: 'M5 2h6v1l-1 1v4l2 2v1H8.5v3.5L8 15l-.5-.5V11H4v-1l2-2V4L5 3V2Z',
  go: 'M4 3h5v1H5v7h7V7h1v5H4V3Zm6 0h3v3h-1V4.7L8.3 8.4l-.7-.7L11.3 4H10V3Z',
} as const;

export type IconName = keyof typeof paths;

/** The outline of a sign in a square of 16, for drawings. */
export function iconPath(name: IconName): string {
  return paths[name];
}

/** A sign; `label` is what it says to those who do not see it, empty where the text beside it says the same. */
export function Icon({ name, label = '' }: { readonly name: IconName; readonly label?: string }) {
  return (
    <>
      <svg class={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={paths[name]} fill="currentColor" fill-rule="evenodd" />
      </svg>
      {label !== '' && <span class="unseen">{label}</span>}
    </>
  );
}
