import { runProcess } from './process.ts';

/** Where programs are looked for. An editor started from a desktop has a poorer PATH than the user's terminal. */

const mark = '<<calico-path>>';
const deadline = 5000;

let known: Promise<string> | undefined;

/** PATH as the user's login shell sets it, followed by what this process has besides; asked for once. */
export function loginPath(): Promise<string> {
  known ??= readLoginPath(process.env['SHELL']);
  return known;
}

/** As {@link loginPath}, of the shell at `shell`; this process's own PATH where it does not answer. */
export async function readLoginPath(shell: string | undefined): Promise<string> {
  const own = process.env['PATH'] ?? '';
  if (process.platform === 'win32' || shell === undefined || shell === '') return own;
  const args = ['-lic', `printf '${mark}%s${mark}' "$PATH"`];
  const { stdout } = await runProcess(shell, args, { deadline, limits: { stdout: 1_000_000, stderr: 1000 } });
  const told = stdout.split(mark)[1] ?? '';
  return [...new Set(`${told}:${own}`.split(':').filter((folder) => folder !== ''))].join(':');
}
