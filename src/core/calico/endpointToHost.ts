/** What Felix does with packets of pods to their own node that their policies allow (felix/rules/static.go, v3.32.1). */
export type EndpointToHost = 'ACCEPT' | 'DROP' | 'RETURN';

const actions: readonly EndpointToHost[] = ['ACCEPT', 'DROP', 'RETURN'];

/** The variable and the field of a FelixConfiguration; letters may be of any case. Undefined where Felix takes no such text. */
export function readEndpointToHost(text: string | undefined): EndpointToHost | undefined {
  return actions.find((each) => each === text?.trim().toUpperCase());
}

export const endpointToHostVariable = 'FELIX_DEFAULTENDPOINTTOHOSTACTION';
