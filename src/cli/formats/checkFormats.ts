import { checkJson } from '../../core/outputs/checkJson.ts';
import { tool } from '../about.ts';
import type { CheckReport, FormatContext } from '../report.ts';
import { withoutCommands } from '../terminal.ts';
import { writeJson } from '../writeJson.ts';
import { formatGithub } from './github.ts';
import { formatJunit } from './junit.ts';
import { formatSarif } from './sarif.ts';
import { formatText } from './text.ts';

interface CheckFormat {
  /** How the help names it. */
  readonly title: string;
  readonly write: (report: CheckReport, context: FormatContext) => string;
}

/** The formats of `check`, the default first. */
export const checkFormats = {
  text: { title: 'text (default)', write: (report, context) => withoutCommands(formatText(report, context)) },
  json: { title: 'json', write: (report) => writeJson(checkJson(tool, report)) },
  sarif: { title: 'sarif (2.1.0)', write: formatSarif },
  github: { title: 'github (annotations of GitHub Actions)', write: formatGithub },
  junit: { title: 'junit (XML)', write: (report, context) => withoutCommands(formatJunit(report, context)) },
} as const satisfies Readonly<Record<string, CheckFormat>>;
