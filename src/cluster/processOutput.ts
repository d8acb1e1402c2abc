/** Keeps what a process prints, within limits. */

export interface OutputLimits {
  /** Bytes of standard output; a process that prints more is ended. */
  readonly stdout: number;
  /** Bytes of standard error that are kept, half of them from its start and half from its end. */
  readonly stderr: number;
}

export interface OutputText {
  readonly stdout: string;
  readonly stderr: string;
}

export interface Output {
  /** Whether there is room for more. */
  addStdout(chunk: Buffer): boolean;
  addStderr(chunk: Buffer): boolean;
  text(): OutputText;
}

/** A process that prints this many times what is kept of its standard error is ended. */
const stderrFlood = 256;

export function createOutput(limits: OutputLimits): Output {
  const stdout: Buffer[] = [];
  const half = Math.floor(limits.stderr / 2);
  let stdoutBytes = 0;
  let stderrBytes = 0;
  let head = Buffer.alloc(0);
  let tail = Buffer.alloc(0);
  return {
    addStdout(chunk) {
      stdoutBytes += chunk.length;
      if (stdoutBytes > limits.stdout) return false;
      stdout.push(chunk);
      return true;
    },
    addStderr(chunk) {
      stderrBytes += chunk.length;
      const first = chunk.subarray(0, Math.max(0, half - head.length));
      head = Buffer.concat([head, first]);
      const rest = Buffer.concat([tail, chunk.subarray(first.length)]);
      tail = rest.subarray(Math.max(0, rest.length - half));
      return stderrBytes <= limits.stderr * stderrFlood;
    },
    text() {
      const left = stderrBytes - head.length - tail.length;
      const gap = left > 0 ? `\n… ${left} bytes left out …\n` : '';
      return {
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: `${head.toString('utf8')}${gap}${tail.toString('utf8')}`,
      };
    },
  };
}
