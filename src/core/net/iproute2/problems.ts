import { say } from '../../message.ts';
import type { Problem, Span } from '../../text.ts';
import { excerpt, type Line } from './lines.ts';

/** For JSON that is cut off, or holds something that could not be understood. */
export function badJson(line: Line): Problem {
  const message = say(
    'The JSON that starts on line {0} is incomplete; paste all of it: {1}',
    line.number,
    excerpt(line),
  );
  return { message, span: line.span };
}

/** For a route of which no line tells where it leads. */
export function noDevice(route: string, span: Span | undefined): Problem {
  const message = say('"{0}" has no interface (`dev …`), and no interface has an address in its subnet.', route);
  return { message, ...(span && { span }) };
}

/** For lines that are output of none of the commands. */
export function unknownOutput(line: Line, count: number): Problem {
  const message =
    count === 1
      ? say(
          "Line {0} is skipped: it isn't output of `ip addr`, `ip route` or `ip rule`: {1}",
          line.number,
          excerpt(line),
        )
      : say(
          "Line {0} and the next {1} are skipped: they aren't output of `ip addr`, `ip route` or `ip rule`: {2}",
          line.number,
          count - 1,
          excerpt(line),
        );
  return { message, span: line.span };
}
