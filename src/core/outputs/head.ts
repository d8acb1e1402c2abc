/** What made an output. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** What each output begins with. `version` grows when a field changes its meaning or goes; new ones may come. */
export interface Head {
  readonly version: 1;
  readonly tool: Tool;
}

/** `data` with a head before it. */
export function headed<T extends object>(tool: Tool, data: T): Head & T {
  return { version: 1, tool, ...data };
}
