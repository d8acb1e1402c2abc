/** One of several, as a segment of a row. */
export function Choice(props: {
  readonly name: string;
  readonly checked: boolean;
  readonly text: string;
  readonly onChoose: () => void;
}) {
  return (
    <label>
      <input type="radio" name={props.name} checked={props.checked} onChange={props.onChoose} />
      <span>{props.text}</span>
    </label>
  );
}
