import type { Located } from '../text.ts';

/**
 * A part of a text that something fills in before Kubernetes sees it.
 *
 * - `template`: a directive or an expression of a template engine: `{{ }}`, `{% %}`, `{# #}`, `%{ }`, `<% %>`
 * - `variable`: `${NAME}`, which Flux, envsubst and Terraform fill in
 * - `shell`: `$NAME` or `$(command …)`, which envsubst or a shell fills in
 * - `reference`: `$(NAME)`: Kubernetes fills it in where it stands in a variable of a container, kustomize elsewhere
 * - `script`: `__NAME__`, `@@NAME@@`, `%%NAME%%`, which a script replaces
 * - `angle`: `<name>`, which a script or a reader of the documentation replaces
 */
export type TokenKind = 'template' | 'variable' | 'shell' | 'reference' | 'script' | 'angle';

export interface Token extends Located<string> {
  readonly kind: TokenKind;
  /** `output`: text comes in its place. `branch`: it decides on what stands around it. `comment`: nothing comes of it. */
  readonly role: 'output' | 'branch' | 'comment';
}
