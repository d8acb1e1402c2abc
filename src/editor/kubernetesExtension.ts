import * as vscode from 'vscode';

/**
 * The Kubernetes extension, where it is installed and running: its kubeconfig, and its events. It is never needed,
 * never started, and its shell never used.
 */
const identifier = 'ms-kubernetes-tools.vscode-kubernetes-tools';

interface ConfigurationApi {
  getKubeconfigPath(): { readonly pathType: string; readonly hostPath?: string };
  readonly onDidChangeContext: vscode.Event<unknown>;
  readonly onDidChangeKubeconfigPath: vscode.Event<unknown>;
}

/** The path of the kubeconfig that the Kubernetes extension uses; undefined where it is not there, or has none on this host. */
export function extraKubeconfig(): string | undefined {
  try {
    const path = configurationApi()?.getKubeconfigPath();
    return path?.pathType === 'host' ? path.hostPath : undefined;
  } catch {
    return undefined; // another version of that extension: then kubectl's own choice is as good
  }
}

/** Tells when the Kubernetes extension changes its context or kubeconfig. */
export function followKubernetesExtension(onChange: () => void): vscode.Disposable {
  const api = configurationApi();
  if (api === undefined) return new vscode.Disposable(() => undefined);
  return vscode.Disposable.from(api.onDidChangeContext(onChange), api.onDidChangeKubeconfigPath(onChange));
}

function configurationApi(): ConfigurationApi | undefined {
  const extension = vscode.extensions.getExtension(identifier);
  if (extension?.isActive !== true) return undefined;
  const broker: unknown = extension.exports;
  if (!hasGet(broker)) return undefined;
  const answer = broker.get('configuration', 'v1_1');
  return isAvailable(answer) ? answer.api : undefined;
}

function hasGet(value: unknown): value is { get(component: string, version: string): unknown } {
  return typeof value === 'object' && value !== null && 'get' in value && typeof value.get === 'function';
}

function isAvailable(value: unknown): value is { readonly available: true; readonly api: ConfigurationApi } {
  return (
    typeof value === 'object' && value !== null && 'available' in value && value.available === true && 'api' in value
  );
}
