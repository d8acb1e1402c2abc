import check from '../../schemas/check.schema.json' with { type: 'json' };
import doctor from '../../schemas/doctor.schema.json' with { type: 'json' };
import matrix from '../../schemas/matrix.schema.json' with { type: 'json' };
import reach from '../../schemas/reach.schema.json' with { type: 'json' };
import resolve from '../../schemas/resolve.schema.json' with { type: 'json' };
import trace from '../../schemas/trace.schema.json' with { type: 'json' };
import type { ToolName } from '../core/agent/tools.ts';

/** What tools answer: what the terminal program writes, and how much of it is left out. */

const answers = { check, doctor, matrix, reach, resolve, trace } as const satisfies Readonly<Record<ToolName, object>>;

export interface OutputSchema {
  readonly type: 'object';
  readonly [key: string]: unknown;
}

/** The JSON Schema (draft 2020-12) of a tool's `structuredContent`. */
export function outputSchema(name: ToolName): OutputSchema {
  const { $schema, $id: _, $defs, ...answer } = answers[name];
  return {
    $schema,
    type: 'object',
    properties: {
      answer,
      left: {
        type: 'object',
        description: 'How much is left out of the lists of the answer, by what it is.',
        additionalProperties: { type: 'number' },
      },
      next: { type: 'number', description: 'Give it as "from" to get the next page.' },
    },
    required: ['answer', 'left'],
    additionalProperties: false,
    $defs,
  };
}
