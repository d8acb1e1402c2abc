import { type Message, say } from '../message.ts';
import type { Decision } from '../policy/walk.ts';

/** What decides, as a clause: `rule 0 of NetworkPolicy shop/web, tier default`. */
export function decisionText({ by, tier = '', kind = '', policy = '', rule = 0 }: Decision): Message {
  switch (by) {
    case 'rule':
      return say('rule {0} of {1} {2}, tier {3}', rule, kind, policy, tier);
    case 'profile':
      return policy.startsWith('kns.') ? say('no policy applies') : say('rule {0} of profile {1}', rule, policy);
    case 'tier-default':
      return say('no rule of tier {0} matches, and its end denies', tier);
    case 'no-profile':
      return say('no policy and no profile allows it');
    case 'failsafe':
      return say('a failsafe port');
    case 'no-policy':
      return say('no policy for forwarded packets');
    case 'to-host':
      return say('defaultEndpointToHostAction of Felix');
    case 'no-match':
      return say('no rule matches at this stage');
  }
}
